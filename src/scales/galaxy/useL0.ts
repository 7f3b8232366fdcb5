import { useMemo } from 'react';
import type { LayerInfo } from '../../dataset/dataset.ts';
import type { L0 } from '../../dataset/l0.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset } from '../../state/hooks.ts';
import { l0Job } from './jobs.ts';

/**
 * The L0 of layers, in their order: what the dataset states of all of them, else what the worker finds. Null while that
 * is not known yet.
 */
export function useL0(layers: readonly LayerInfo[]): readonly (L0 | null)[] | null {
  const { reference } = useDataset();
  const stated = useMemo(() => layers.map(({ l0 }) => l0 ?? null), [layers]);
  const known = stated.every((l0) => l0 !== null);
  const parameters = useMemo(() => ({ layers: layers.map(({ id }) => id) }), [layers]);
  const { result, stale } = useJob(l0Job, known ? null : reference, parameters);
  if (known) return stated;
  return stale ? null : result;
}
