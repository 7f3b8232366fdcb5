import { useDataset } from '../../state/hooks.ts';
import { useAskedJob } from '../shared/asked.ts';
import { BRAIN_DEFAULTS } from './analysis/defaults.ts';
import { stabilityJob } from './jobs.ts';
import { useLobesRequest } from '../shared/lobes/useLobes.ts';

/** Stability of the lobes on screen, once it has been asked for. */
const { samples, nulls } = BRAIN_DEFAULTS;

export function useStability() {
  const { reference } = useDataset();
  return useAskedJob(stabilityJob, reference, { ...useLobesRequest(), samples, nulls });
}
