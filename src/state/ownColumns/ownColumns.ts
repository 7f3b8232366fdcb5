import { createStore } from 'zustand/vanilla';
import { AS_FOUND } from '../../dataset/corrections.ts';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { type ColumnFile, renamed } from '../../dataset/ownColumns.ts';
import { AS_STORED, referenceKey, type DatasetReference } from '../../dataset/reference.ts';
import { dictionaryOf } from '../selection/selection.ts';
import type { AddedColumn } from './added.ts';
import { recallColumns, rememberColumns } from './storage.ts';

interface OwnColumns {
  /** by the key of the dataset; see `keyOf` */
  readonly byDataset: ReadonlyMap<string, readonly AddedColumn[]>;
  /** whether the last change is in the browser's storage; null if it cannot be, because the dataset is local */
  readonly stored: boolean | null;
}

/** The columns that the user added to datasets. */
export const ownColumns = createStore<OwnColumns>()(() => ({ byDataset: new Map(), stored: true }));

/** Columns belong to a dataset's files, however they are read and prepared, and to a control of it. */
const keyOf = (reference: DatasetReference): string =>
  referenceKey({ ...reference, corrections: AS_FOUND, preparation: AS_STORED, control: null });

/** Files of this machine cannot be recognised after a reload, and neither can the columns that belong to them. */
export const outlivesReload = ({ place }: DatasetReference): boolean => place.kind !== 'local';

const NONE: readonly AddedColumn[] = [];

/** The columns of a dataset, of all layers. */
export const columnsOf = ({ byDataset }: OwnColumns, reference: DatasetReference): readonly AddedColumn[] =>
  byDataset.get(keyOf(reference)) ?? NONE;

/** The number of features that a column describes. */
const lengthOf = (column: AddedColumn): number =>
  column.kind === 'number' ? column.values.length : column.texts.length;

/** The columns that apply to a layer: those of its dictionary. */
export const columnsOn = (columns: readonly AddedColumn[], layer: LayerInfo): readonly AddedColumn[] =>
  columns.filter((column) => column.of === dictionaryOf(layer) && lengthOf(column) === layer.features);

/**
 * Adds the columns of a file to the features of a layer.
 *
 * @param taken  the names of the layer's other columns, which added ones must not have
 * @returns the names that the columns have now
 */
export function addColumns(
  reference: DatasetReference,
  layer: LayerInfo,
  { columns, file }: Pick<ColumnFile, 'columns' | 'file'>,
  taken: readonly string[],
): string[] {
  const before = columnsOf(ownColumns.getState(), reference);
  const of = dictionaryOf(layer);
  const names = new Set([...taken, ...before.filter((one) => one.of === of).map(({ name }) => name)]);
  const added = columns.map((column): AddedColumn => {
    const own = renamed(column, file, names);
    names.add(own.name);
    return { ...own, file, of };
  });
  put(reference, [...before, ...added]);
  return added.map(({ name }) => name);
}

/** Removes columns of a dataset. */
export function removeColumns(reference: DatasetReference, gone: readonly AddedColumn[]): void {
  put(
    reference,
    columnsOf(ownColumns.getState(), reference).filter((column) => !gone.includes(column)),
  );
}

function put(reference: DatasetReference, columns: readonly AddedColumn[]): void {
  const key = keyOf(reference);
  ownColumns.setState(({ byDataset }) => ({ byDataset: new Map(byDataset).set(key, columns) }));
  if (!outlivesReload(reference)) {
    ownColumns.setState({ stored: null });
    return;
  }
  void rememberColumns(key, columns).then((stored) => ownColumns.setState({ stored }));
}

/** Brings back the columns that an earlier visit added to a dataset. */
export async function recallOwnColumns(reference: DatasetReference): Promise<void> {
  const key = keyOf(reference);
  if (!outlivesReload(reference) || ownColumns.getState().byDataset.has(key)) return;
  const columns = await recallColumns(key);
  ownColumns.setState(({ byDataset }) =>
    // Columns that were added meanwhile are newer.
    columns.length === 0 || byDataset.has(key) ? {} : { byDataset: new Map(byDataset).set(key, columns) },
  );
}
