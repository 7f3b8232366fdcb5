import { describe, expect, it } from 'vitest';
import { readTable } from './table.ts';

const read = (text: string, file = 'x.txt') => readTable(new TextEncoder().encode(text), file);
const faultOf = async (text: string, file = 'x.csv') =>
  read(text, file).then(
    () => 'no fault',
    (error: Error) => error.message,
  );

const WORDS = ['king', 'queen', 'man', 'woman'];
const rowsOf = (row: (word: string, i: number) => string) => WORDS.map(row).join('\n');
const numbers = (i: number) => [i + 0.5, -i - 0.25, 0.125];

describe('rows that blanks separate', () => {
  it('takes words out of quotes if all have them, as R and pandas write them', async () => {
    const text = rowsOf((word, i) => `"${word}" ${numbers(i).join(' ')}`);
    const withHeader = await read(`"V1" "V2" "V3"\n${text}\n`);
    expect(withHeader).toMatchObject({ words: WORDS, vectors: { rows: 4, columns: 3 } });
    expect((await read(text)).words).toEqual(WORDS);
    expect((await read('" 0.5 1.5\n"a 2.5 3.5\n')).words).toEqual(['"', '"a']);
  });

  it('takes numbers that count columns above fractions for a header', async () => {
    const text = rowsOf((word, i) => `${word} ${numbers(i).join(' ')}`);
    expect((await read(`word 0 1 2\n${text}\n`)).words).toEqual(WORDS);
    expect((await read(`1 2 3\n${text}\n`)).words).toEqual(WORDS);
    expect((await read(`three 3 1 2\n${text}\n`)).words).toEqual(['three', ...WORDS]);
  });

  it('leaves out the rows’ own numbers before their words, as pandas prints a table', async () => {
    const text = rowsOf((word, i) => `${i}   ${word}  ${numbers(i).join('  ')}`);
    expect(await read(`     word     0     1     2\n${text}\n`)).toMatchObject({
      words: WORDS,
      vectors: { rows: 4, columns: 3 },
    });
  });

  it('takes two whole numbers in each row for a row of two numbers, not for a promise', async () => {
    const { vectors } = await read('0 1\n2 3\n4 5\n');
    expect([...vectors.data]).toEqual([0, 1, 2, 3, 4, 5]);
    expect((await read('2 1\n7 8\n9 10\n')).vectors).toMatchObject({ rows: 3, columns: 2 });
  });
});

describe('tables with columns', () => {
  it('reads arrays that go over several lines of a quoted field, as pandas writes NumPy’s', async () => {
    const dim = 300;
    const list = (i: number) =>
      Array.from({ length: dim / 5 }, (_, line) =>
        Array.from({ length: 5 }, (_unused, at) => (i + (line * 5 + at) / 1000).toFixed(3)).join(' '),
      ).join('\n ');
    const text = `text,vector\n${rowsOf((word, i) => `${word},"[${list(i)}]"`)}\n`;
    const { words, vectors } = await read(text, 'x.csv');
    expect(words).toEqual(WORDS);
    expect(vectors).toMatchObject({ rows: 4, columns: dim });
    expect(vectors.data[dim + 299]).toBeCloseTo(1.299, 5);
  });

  it('leaves out a column that pandas made of an index', async () => {
    const text = `level_0,word,a,b\n${rowsOf((word, i) => `${i},${word},${i}.5,0.25`)}\n`;
    expect((await read(text, 'x.csv')).vectors.columns).toBe(2);
  });

  it.each([
    ['a minus of Unicode', (i: number) => `−${i}.5`],
    ['exponents of Fortran', (i: number) => `${i}.5D-01`],
    ['hexadecimal numbers', (i: number) => `0x${i + 10}`],
    ['brackets for below 0', (i: number) => `(${i}.5)`],
  ])('refuses a column of %s by its name', async (_, number) => {
    const fault = await faultOf(`word,a,b\n${rowsOf((word, i) => `${word},${number(i)},0.25`)}\n`);
    expect(fault).toMatch(`x.csv: expected numbers in column “a”, found “${number(0)}”; write numbers with`);
  });

  it('refuses a second row of names', async () => {
    const text = `,layer,layer,layer\n,0,1,2\n${rowsOf((word, i) => `${word},${numbers(i).join(',')}`)}\n`;
    expect(await faultOf(text)).toBe(
      'x.csv: expected one row of names above the numbers, found a second one, “,0,1,2”; write the columns under one row of names.',
    );
  });
});
