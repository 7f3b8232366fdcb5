import { expect, test } from 'vitest';
import { openedBytes } from '../../sources/source.ts';
import { parquetFiles } from '../../testing/parquet.ts';
import { readColumnFile } from './columnFile.ts';
import { pandasIndex } from './pandasIndex.ts';

const range = (more: object = {}) => ({ kind: 'range', name: null, start: 0, stop: 3, step: 1, ...more });
const written = (...index: unknown[]) => JSON.stringify({ index_columns: index, columns: [] });

test('a range counts its rows, by its own name if it has one', () => {
  const [named, plain] = [range({ name: 'feature', start: 4, stop: -2, step: -2 }), range()];
  expect(pandasIndex(written(named), 3)).toEqual({ range: { name: 'feature', cells: [4, 2, 0] } });
  expect(pandasIndex(written(plain), 2)).toEqual({ range: { name: 'index of pandas', cells: [0, 1] } });
});

test.each([
  '',
  'no JSON',
  '[]',
  '{"index_columns": 3}',
  written(),
  written('a', 'b'),
  written({ kind: 'range' }),
])('nothing is read from %j', (pandas) => expect(pandasIndex(pandas, 3)).toBeNull());

test('rows of Parquet belong to features by a column of that name, else by the index of pandas', async () => {
  const by = (index: unknown) => `, KV_METADATA {pandas: '${written(index)}'}`;
  const rows = (name: string) => `SELECT * FROM (VALUES (2, 0.5), (0, 1.5), (4, 2.5)) AS t(${name}, score)`;
  const files = await parquetFiles({
    level: [rows('__index_level_0__'), by('__index_level_0__')],
    own: [rows('place'), by('place')],
    range: [rows('weight'), by(range({ start: 1 }))],
    named: [rows('latent'), by(range())],
    none: [rows('weight')],
  });
  const read = async (name: keyof typeof files) => {
    const { index, columns } = await readColumnFile(openedBytes(files[name]), 'a.parquet', 5);
    const score = columns.find((column) => column.name === 'score');
    return [index, score?.kind === 'number' && Array.from(score.values), columns.length];
  };
  const placed = [1.5, NaN, 0.5, NaN, 2.5];
  expect(await read('level')).toEqual(['__index_level_0__', placed, 1]);
  expect(await read('own')).toEqual(['place', placed, 1]);
  expect(await read('named')).toEqual(['latent', placed, 1]);
  expect(await read('range')).toEqual(['index of pandas', [NaN, 0.5, 1.5, 2.5, NaN], 2]);
  await expect(read('none')).rejects.toThrow(/expected a column of whole numbers called feature/);
});
