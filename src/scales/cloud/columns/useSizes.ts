import { useCallback } from 'react';
import type { Labels } from '../../../dataset/dataset.ts';
import { useCloudView } from '../useCloudView.ts';
import type { Steps } from '../../../math/work/steps.ts';
import { useLater } from '../useLater.ts';
import { sizedAlike, sizedByFrequency, sizing, type Sized } from './sizes.ts';
import { useNumericColumn } from './useNumericColumn.ts';

/** The sizes of a cloud's points by the column that the view names; alike until it is known, null until they are computed. */
export function useSizes(n: number, labels: Labels | null): Sized | null {
  const id = useCloudView(({ size }) => size);
  const { column } = useNumericColumn(id, labels);
  const compute = useCallback(
    function* (): Steps<Sized> {
      if (!column) return sizedAlike(n);
      return id === 'frequency' ? sizedByFrequency(n, column) : yield* sizing(n, column);
    },
    [id, column, n],
  );
  return useLater(compute, n);
}
