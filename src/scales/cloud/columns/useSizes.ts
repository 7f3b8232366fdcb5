import { useCallback } from 'react';
import type { Labels } from '../../../dataset/dataset.ts';
import { useCloudView } from '../useCloudView.ts';
import type { Steps } from '../../../math/work/steps.ts';
import { useLater } from '../useLater.ts';
import { sizedAlike, sizing, sizingByFrequency, type Sized } from './sizes.ts';
import { useNumericColumn } from './useNumericColumn.ts';

/**
 * The sizes of a cloud's points by the column that the view names; alike until it is known, null until they are computed.
 *
 * @param n  the number of points; null while there are none
 */
export function useSizes(n: number | null, labels: Labels | null): Sized | null {
  const id = useCloudView(({ size }) => size);
  const { column } = useNumericColumn(id, labels);
  const compute = useCallback(
    function* (): Steps<Sized> {
      const points = n ?? 0;
      if (!column) return sizedAlike(points);
      return yield* id === 'frequency' ? sizingByFrequency(points, column) : sizing(points, column);
    },
    [id, column, n],
  );
  return useLater(compute, n);
}
