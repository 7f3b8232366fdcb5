import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { memorySource } from '../sources/memory.ts';
import { fixture } from '../testing/fixture.ts';
import { parquetFiles } from '../testing/parquet.ts';
import { openFiles, recogniseFiles } from './local.ts';

const text = (content: string) => new TextEncoder().encode(content);
const given = (files: Record<string, Uint8Array>) => {
  const map = new Map(Object.entries(files));
  return [[...map.keys()], memorySource(map)] as const;
};
const GLOVE = text('king 1 2 3\nqueen 4 5 6\nman 7 8 9\n');

it('a zip archive of one table opens as the table', async () => {
  const dataset = await openFiles(
    ...given({ 'glove.zip': zipSync({ 'glove.txt': GLOVE, '__MACOSX/._glove.txt': text('x') }) }),
  );
  expect((await dataset.labels('0')).description).toEqual(['king', 'queen', 'man']);
  expect(dataset.info.name).toBe('glove');
});

it('a zip archive of one table beside a checkpoint holds its labels', async () => {
  const table = text(['index,description', '0,first', '3,fourth'].join('\n'));
  const files = { 'labels.zip': zipSync({ 'labels.csv': table }), 'params.npz': fixture('gemma-scope.npz') };
  const dataset = await openFiles(...given(files));
  expect((await dataset.labels('0')).description.slice(0, 4)).toEqual(['first', '', '', 'fourth']);
});

it('a zip archive of several tables says that it has to be unpacked', async () => {
  const files = given({ 'all.zip': zipSync({ 'a.txt': GLOVE, 'b.txt': GLOVE }) });
  expect((await recogniseFiles(...files)).files[0]!.fault).toMatch(/found “a\.txt”, “b\.txt”; unpack it/);
  await expect(openFiles(...files)).rejects.toThrow(/unpack it/);
});

it('labels in Parquet belong to a checkpoint, by their index and by their places', async () => {
  const values = (rows: string) => `FROM (VALUES ${rows})`;
  const tables = await parquetFiles({
    indexed: [
      `SELECT * ${values("(3, 'fourth', 0.5), (0, 'first', 2)")} t(feature_idx, explanation, density)`,
    ],
    lists: [`SELECT * ${values("('a', [1.0, 2.0]), ('b', [3.0, 4.0])")} t(description, embedding)`],
  });
  const dataset = await openFiles(
    ...given({ 'labels.parquet': tables.indexed, 'params.npz': fixture('gemma-scope.npz') }),
  );
  const { description, numeric } = await dataset.labels('0');
  expect(description.slice(0, 4)).toEqual(['first', '', '', 'fourth']);
  expect(numeric['density']![3]).toBe(0.5);
  const { files } = await recogniseFiles(...given({ 'x.parquet': tables.lists }));
  expect(files[0]!.role).toBe('table');
});
