import { useCallback, useMemo } from 'react';
import type { Labels } from '../../dataset/dataset.ts';
import type { Legend, PointSet } from '../../stage/scene.ts';
import { usePalette } from '../../state/theme.ts';
import { painted, type Colouring, type Plain } from './colouring/colouring.ts';
import { sizesByFrequency } from './placedCloud.ts';
import { useLater } from './useLater.ts';

/**
 * A cloud's points in their colours and sizes, with the legend.
 *
 * @param positions  in scene units, `[n, 3]`; null while there are no points
 * @param from  where the points come from, `[n, 3]`; null if they do not move
 * @param plain  see `painted`
 */
export function usePaintedPoints(
  positions: Float32Array | null,
  from: Float32Array | null,
  colouring: Colouring | null,
  labels: Labels | null,
  plain?: Plain,
): { readonly points: PointSet | null; readonly legend: Legend | null } {
  const palette = usePalette();
  const n = positions ? positions.length / 3 : 0;
  const paint = useLater(
    useCallback(() => painted(colouring, n, palette, plain), [colouring, n, palette, plain]),
    n,
  );
  const sizes = useLater(
    useCallback(() => sizesByFrequency(n, labels?.frequency), [n, labels]),
    n,
  );
  const points = useMemo(
    () => positions && paint && sizes && { positions, colours: paint.colours, sizes, ...(from && { from }) },
    [positions, from, paint, sizes],
  );
  return { points, legend: paint?.legend ?? null };
}
