import { useMemo } from 'react';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import type { WindowedShape } from './analysis/index.ts';
import { shapeJob } from './jobs.ts';
import { shapeRequest } from './requests.ts';
import { useGalaxy } from './useGalaxy.ts';
import { windowOf } from './windowOf.ts';

export { windowOf };

/** The layer's spectrum, evaluated over the user's window: only another layer needs a computation. */
export function useShape(): { shape: WindowedShape | null; error: Error | null } {
  const { reference } = useDataset();
  const layer = useLayer();
  const { from, to } = useGalaxy((view) => view);
  const { result, error } = useJob(shapeJob, layer.features > 0 ? reference : null, shapeRequest(layer));
  const shape = useMemo(() => result && windowOf(result, { from, to }), [result, from, to]);
  return { shape, error };
}
