import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../error.ts';
import { AS_FOUND } from '../../corrections.ts';
import { textHead } from '../../files/text/head.ts';
import { labels } from './format.ts';
import { readLabelTable } from './labelTable.ts';

const read = (text: string) => readLabelTable(new TextEncoder().encode(text), 'labels.csv');

describe('readLabelTable', () => {
  it('reads descriptions, indices and numbers by their columns, quotes and a byte order mark included', async () => {
    const { records, skipped } = await read(
      '\uFEFFindex,explanation,density,note\n3,"a, ""quoted"" one",0.5,x\n4,"over\ntwo lines",1e-3,\n5,short\n',
    );
    expect(records).toEqual([
      { index: 3, description: 'a, "quoted" one', density: 0.5, note: 'x' },
      { index: 4, description: 'over\ntwo lines', density: 0.001 },
    ]);
    expect(skipped).toBe(1);
  });

  it('reads a single column as labels without a header', async () => {
    expect((await read('one\n\nthree')).records).toEqual([
      { description: 'one' },
      {},
      { description: 'three' },
    ]);
  });

  it('refuses a table without rows', async () => {
    await expect(read('index,description\n')).rejects.toThrow(/labels\.csv: expected a row for each feature/);
  });

  it('answers any text with records or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\t', '1', ';') }),
        async (text) => {
          try {
            await read(text);
          } catch (error) {
            expect(error).toBeInstanceOf(DataError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['metadata.tsv', 'word\tcount\na\t1', true],
  ['x.csv', 'index,description\n1,a', true],
  ['x.csv', 'word,x,y\na,1,2', false],
  ['labels.csv', `word,${'x,'.repeat(20)}\na,${'1,'.repeat(20)}`, false],
  ['vectors.txt', 'a 1 2 3', false],
])('takes %s %j for labels: %s', (name, start, expected) => {
  const head = { name, size: start.length, text: textHead(start) };
  expect(labels.looks(head, AS_FOUND)).toBe(expected);
});

it('takes the descriptions from the column that the user names', async () => {
  const bytes = new TextEncoder().encode('id,description,score,gloss\n7,first,2,second\n');
  const usual = await readLabelTable(bytes, 'l.csv');
  expect([usual.label, usual.columns]).toEqual(['description', ['id', 'description', 'score', 'gloss']]);
  const { label, records } = await readLabelTable(bytes, 'l.csv', 'gloss');
  expect([label, records]).toEqual(['gloss', [{ index: 7, description: 'second', score: 2 }]]);
  await expect(readLabelTable(bytes, 'l.csv', 'none')).rejects.toThrow(
    'l.csv: expected a column “none”, found “id”, “description”, “score”, “gloss”; choose one of them for the labels.',
  );
});
