import { describe, expect, test } from 'vitest';
import { openedBytes } from '../../sources/source.ts';
import { missingIn, renamed, type OwnColumn } from '../../ownColumns.ts';
import { readColumnFile } from './columnFile.ts';

const read = (text: string, file = 'scores.csv', features = 6) =>
  readColumnFile(openedBytes(new TextEncoder().encode(text)), file, features);
const numbers = (column: OwnColumn | undefined) =>
  column?.kind === 'number' ? Array.from(column.values) : null;
const texts = (column: OwnColumn | undefined) => (column?.kind === 'number' ? null : column?.texts);

describe('columns of a CSV file', () => {
  test('belong to the features that the index names; others stay missing', async () => {
    const found = await read('feature,score\n4,0.5\n0,-2\n');
    expect(found).toMatchObject({
      index: 'feature',
      rows: 2,
      features: 2,
      outside: 0,
      repeated: 0,
      faults: 0,
    });
    expect(numbers(found.columns[0])).toEqual([-2, NaN, NaN, NaN, 0.5, NaN]);
    expect(missingIn(found.columns[0]!)).toBe(4);
  });

  test.each(['feature_idx', 'latent', 'id', 'idx', 'index', 'neuron', ''])(
    'may be indexed by a column “%s”',
    async (name) => {
      const found = await read(`${name},score\n2,7\n3,8\n`);
      expect(numbers(found.columns[0])).toEqual([NaN, NaN, 7, 8, NaN, NaN]);
    },
  );

  test('count rows that name no feature, rows of another width and repetitions', async () => {
    const found = await read('idx,score\n1,5\n6,1\n-1,1\n,1\nx,1\n2\n1,9\n3,4\n');
    expect(found).toMatchObject({
      rows: 7,
      features: 2,
      outside: 4,
      firstOutside: '6',
      repeated: 1,
      unreadable: 1,
    });
    expect(numbers(found.columns[0])).toEqual([NaN, 5, NaN, 4, NaN, NaN]);
  });

  test('have holes: blanks, NaN and errors of spreadsheets are missing, never 0', async () => {
    const found = await read('id,a,b\n0,,1\n1,NaN,2\n2,#DIV/0!,3\n3,1e3,oops\n4,0,4\n');
    expect(numbers(found.columns[0])).toEqual([NaN, NaN, NaN, 1000, 0, NaN]);
    expect(numbers(found.columns[1])).toEqual([1, 2, 3, NaN, 4, NaN]);
    expect(found.faults).toBe(1);
  });

  test('count infinities, and numbers too large for float32: they are missing; in texts they are texts', async () => {
    const found = await read('id,a,b,c\n0,inf,x,-inf\n1,-Infinity,y,\n2,1e39,inf,\n3,2,x,\n4,3,nan,\n');
    expect(found).toMatchObject({ infinite: 4, faults: 0, leftOut: ['c'] });
    expect(numbers(found.columns[0])).toEqual([NaN, NaN, NaN, 2, 3, NaN]);
    expect(texts(found.columns[1])).toEqual(['x', 'y', 'inf', 'x', '', '']);
  });

  test('may be written with decimal commas and a named separator', async () => {
    const found = await read('sep=;\nfeature;score;rest\n0;0,25;a\n1;1,5;b\n2;-3,75;a\n');
    expect(numbers(found.columns[0])?.slice(0, 3)).toEqual([0.25, 1.5, -3.75]);
  });

  test('are groups if few texts repeat, else labels', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `${i},${i % 2 ? 'verb' : 'noun'},"text, number ${i}"`);
    const [kind, note] = (await read(`feature,kind,note\n${rows.join('\n')}\n`)).columns;
    expect(kind).toMatchObject({ kind: 'group', distinct: 2 });
    expect(texts(kind)).toEqual(['noun', 'verb', 'noun', 'verb', 'noun', 'verb']);
    expect(note).toMatchObject({ kind: 'label', distinct: 6 });
    expect(texts(note)?.[3]).toBe('text, number 3');
  });

  test('of one name stay apart', async () => {
    const found = await read('feature,score,score,score\n0,1,2,3\n1,4,5,6\n');
    expect(found.columns.map(({ name }) => name)).toEqual([
      'score',
      'score (scores.csv)',
      'score (scores.csv, 2)',
    ]);
    const other = renamed(
      { kind: 'number', name: 'score', values: new Float32Array(1) },
      'b.csv',
      new Set(['score']),
    );
    expect(other.name).toBe('score (b.csv)');
  });

  test('without a value are left out', async () => {
    expect(await read('feature,score,empty\n0,1,\n1,2,\n')).toMatchObject({ leftOut: ['empty'] });
  });

  test.each([
    ['score,other\n1.5,2\n2.5,3\n', /expected a column of whole numbers called feature/],
    ['feature,score\n', /expected a row for each feature, found a header and no rows/],
    ['feature,score\n0.5,1\n1.5,2\n', /whole numbers from 0 in its column “feature”.*found “0.5”/],
    ['feature,score\n-1,1\n-2,2\n', /whole numbers from 0 in its column “feature”.*found “-1”/],
    ['feature,score\n10,1\n11,2\n', /expected numbers from 0 to 5 in its column “feature”.*“10”/],
    ['feature\n1\n2\n', /a single column/],
    ['feature,empty\n1,\n2,\n', /expected columns of numbers or texts beside “feature”/],
    ['', /found no rows/],
    [
      `feature,${Array.from({ length: 300 }, (_, i) => `d${i}`).join(',')}\n0${',1.5'.repeat(300)}\n`,
      /at most 256 columns/,
    ],
  ])('are refused in %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});

describe('columns of JSON', () => {
  test('are the fields of its records; lists are left out, truth values are groups', async () => {
    const lines = Array.from({ length: 5 }, (_, i) =>
      JSON.stringify({
        latent: String(i),
        score: i / 2,
        kept: i > 2,
        top: [1, 2],
        ...(i === 1 && { late: 'x' }),
      }),
    );
    const found = await read(`${lines.join('\n')}\nnot json\n`, 'scores.jsonl');
    expect(found).toMatchObject({ index: 'latent', rows: 5, unreadable: 1, unread: ['top'] });
    expect(found.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['score', 'number'],
      ['kept', 'group'],
      ['late', 'label'],
    ]);
    expect(texts(found.columns[1])).toEqual(['false', 'false', 'false', 'true', 'true', '']);
  });

  test('may be an object of records by index', async () => {
    const found = await read('{"1": {"score": 3}, "2": {"score": null}}', 'scores.json');
    expect(numbers(found.columns[0])).toEqual([NaN, 3, NaN, NaN, NaN, NaN]);
  });
});
