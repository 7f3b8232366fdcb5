import { expect, test } from 'vitest';
import type { LayerInfo } from '../../dataset/dataset.ts';
import type { OwnColumn } from '../../dataset/ownColumns.ts';
import { referenceTo } from '../../dataset/reference.ts';
import { isAdded } from './added.ts';
import { addColumns, columnsOf, columnsOn, ownColumns, removeColumns } from './ownColumns.ts';

const layer = (id: string, dictionary?: string, features = 2) =>
  ({ id, features, ...(dictionary !== undefined && { dictionary }) }) as LayerInfo;
const score: OwnColumn = { kind: 'number', name: 'score', values: Float32Array.of(1, NaN) };
const dataset = referenceTo({ kind: 'local', choice: 1, files: [] });
const all = (reference = dataset) => columnsOf(ownColumns.getState(), reference);

test('columns apply to the layers of their dictionary, have names of their own, and can be removed', () => {
  const shared = layer('0', 'one');
  expect(addColumns(dataset, shared, { columns: [score], file: 'a.csv' }, ['rank'])).toEqual(['score']);
  expect(addColumns(dataset, shared, { columns: [score], file: 'b.csv' }, [])).toEqual(['score (b.csv)']);
  expect(
    addColumns(dataset, layer('2'), { columns: [{ ...score, name: 'rank' }], file: 'c.csv' }, ['rank']),
  ).toEqual(['rank (c.csv)']);
  const names = (on: LayerInfo) => columnsOn(all(), on).map(({ name }) => name);
  expect(names(layer('1', 'one'))).toEqual(['score', 'score (b.csv)']);
  expect(names(layer('2'))).toEqual(['rank (c.csv)']);
  expect(names(layer('1', 'one', 3))).toEqual([]);
  removeColumns(dataset, all().slice(0, 1));
  expect(names(shared)).toEqual(['score (b.csv)']);
  expect(ownColumns.getState().stored).toBeNull();
});

test('columns belong to the files of a dataset, however they are read or prepared, and to no other dataset', () => {
  addColumns(dataset, layer('5'), { columns: [score], file: 'a.csv' }, []);
  const prepared = { ...dataset, preparation: { unit: true, centre: true } };
  expect(columnsOn(all(prepared), layer('5'))).toHaveLength(1);
  expect(all(referenceTo({ kind: 'local', choice: 2, files: [] }))).toEqual([]);
});

test('what a browser stored counts only in the form of a column', () => {
  expect(isAdded({ ...score, file: 'a.csv', of: '0' })).toBe(true);
  expect(isAdded({ kind: 'label', name: 'x', texts: ['a'], distinct: 1, file: 'a.csv', of: '0' })).toBe(true);
  for (const other of [
    null,
    {},
    { ...score, values: [1, 2], file: 'a.csv', of: '0' },
    { ...score, file: 'a.csv' },
    { kind: 'group', name: 'x', texts: [1], distinct: 1, file: 'a.csv', of: '0' },
  ]) {
    expect(isAdded(other)).toBe(false);
  }
});
