import { useMemo } from 'react';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { shapeOver, type Shape, type WindowedShape } from './analysis/index.ts';
import { shapeJob } from './jobs.ts';
import { shapeRequest } from './requests.ts';
import { useGalaxy } from './useGalaxy.ts';

/** The layer's spectrum, evaluated over the user's window: only another layer needs a computation. */
export function useShape(): { shape: WindowedShape | null; error: Error | null } {
  const { reference } = useDataset();
  const layer = useLayer();
  const { from, to } = useGalaxy((view) => view);
  const { result, error } = useJob(shapeJob, layer.features > 0 ? reference : null, shapeRequest(layer));
  const shape = useMemo(() => result && windowOf(result, { from, to }), [result, from, to]);
  return { shape, error };
}

/** A shape over the window of the view; over the default where the view's is not among its ranks. */
export function windowOf(shape: Shape, { from, to }: { from: number; to: number }): WindowedShape {
  const fits = from >= 1 && to <= shape.dim && to - from >= 2;
  return shapeOver(shape, fits ? { from, to } : {});
}
