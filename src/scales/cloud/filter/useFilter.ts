import { useMemo } from 'react';
import type { Labels } from '../../../dataset/dataset.ts';
import { useNumericColumn, type ChosenColumn } from '../columns/useNumericColumn.ts';
import { useCloudView } from '../useCloudView.ts';
import type { Filter } from './filter.ts';
import { filtered, type Filtered } from './filtered.ts';

/** The filter of the view, and what it does to points; nothing until its column is known, or if the layer lacks it. */
export interface AppliedFilter extends ChosenColumn {
  readonly filter: Filter | null;
  readonly result: Filtered | null;
}

/** @param n  the number of points */
export function useFilter(n: number, labels: Labels | null): AppliedFilter {
  const filter = useCloudView((view) => view.filter);
  const chosen = useNumericColumn(filter?.column ?? '', labels);
  const { column } = chosen;
  const result = useMemo(
    () => (filter && column ? filtered(column.values, n, filter) : null),
    [filter, column, n],
  );
  return { ...chosen, filter, result };
}
