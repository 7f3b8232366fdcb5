import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useDataset, useLayer, useTricosm } from '../hooks.ts';
import { columnsOf, columnsOn, ownColumns, recallOwnColumns } from './ownColumns.ts';
import type { AddedColumn } from './added.ts';

/** The columns that the user added to the features of the current layer. */
export function useOwnColumns(): readonly AddedColumn[] {
  const { reference } = useDataset();
  const layer = useLayer();
  const all = useStore(ownColumns, (state) => columnsOf(state, reference));
  return useMemo(() => columnsOn(all, layer), [all, layer]);
}

/** Brings back the columns of the open dataset. For one component of the page. */
export function useRecalledColumns(): void {
  const reference = useTricosm(({ dataset }) => dataset?.reference);
  useEffect(() => {
    if (reference) void recallOwnColumns(reference);
  }, [reference]);
}
