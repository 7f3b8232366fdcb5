import { useCallback, useMemo } from 'react';
import type { Labels } from '../../dataset/dataset.ts';
import { rgb } from '../../stage/colour.ts';
import type { Legend, PointSet } from '../../stage/scene.ts';
import { usePalette } from '../../state/theme.ts';
import { painting, type Colouring, type Plain } from './colouring/colouring.ts';
import type { Painted } from './colouring/painted.ts';
import { useSizes } from './columns/useSizes.ts';
import { filteredColours, withShown } from './filter/filtered.ts';
import { useFilter } from './filter/useFilter.ts';
import type { Steps } from '../../math/work/steps.ts';
import { useLater } from './useLater.ts';

/**
 * A cloud's points in their colours and sizes, as far as the filter shows them, with the legends.
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
): { readonly points: PointSet | null; readonly legends: readonly Legend[] } {
  const palette = usePalette();
  const n = positions ? positions.length / 3 : 0;
  const paint = useLater(
    useCallback((): Steps<Painted> => painting(colouring, n, palette, plain), [colouring, n, palette, plain]),
    positions && n,
  );
  const sized = useSizes(positions && n, labels);
  const { filter, result } = useFilter(n, labels);
  const dimmed = filter?.dimmed ?? false;
  const colours = useMemo(() => {
    if (!paint || !result) return paint?.colours ?? null;
    return filteredColours(paint.colours, result.passes, dimmed, rgb(palette.other));
  }, [paint, result, dimmed, palette]);
  const points = useMemo(
    () => positions && colours && sized && { positions, colours, sizes: sized.sizes, ...(from && { from }) },
    [positions, from, colours, sized],
  );
  const legends = useMemo(
    () => [
      ...(paint?.legend ? [result ? withShown(paint.legend, result.passes) : paint.legend] : []),
      ...(sized?.legend ? [sized.legend] : []),
    ],
    [paint, sized, result],
  );
  return { points, legends };
}
