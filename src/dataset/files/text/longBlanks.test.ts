import { expect, it } from 'vitest';
import { readTable } from '../../formats/tables/table.ts';

/** The number of blanks before, between and after; a parser that goes back over them needs hours. */
const MANY = 1 << 20;

it.each([' ', '\t', '\u2003'])(
  'a table with a million times %j is read or refused as any other',
  async (blank) => {
    const blanks = blank.repeat(MANY);
    for (const text of [
      `${blanks}word,a,b\nx,1,2\ny,3,4\n`,
      `word,a,b\nx,1${blanks}x,2\ny,3,4\n`,
      `word,vector\nx,"[1${blanks}2]"\ny,"[3 4]"\n`,
      `# a remark${blanks}!\nx,1,2\ny,3,4\n`,
    ]) {
      const outcome = await readTable(new TextEncoder().encode(text), 'blanks.csv').then(
        ({ words }) => words.length,
        (error: Error) => error.message,
      );
      if (typeof outcome === 'string') expect(outcome).toMatch(/^“?blanks\.csv/);
      else expect(outcome).toBe(2);
    }
  },
);
