import { useDataset } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { useLobesRequest } from '../shared/lobes/useLobes.ts';
import { BRAIN_DEFAULTS } from './analysis/defaults.ts';
import { stabilityJob } from './jobs.ts';

const { samples, nulls } = BRAIN_DEFAULTS;

/** Stability of the lobes on screen, once it has been asked for. */
export function useStability() {
  const { reference } = useDataset();
  return useAsked(stabilityJob, reference, { ...useLobesRequest(), samples, nulls });
}
