import { useDataset } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { stabilityJob } from './jobs.ts';
import { useLobesRequest } from './useLobes.ts';

const SAMPLES = 20;
const NULLS = 5;

/** Stability of the lobes on screen, once it has been asked for. */
export function useStability() {
  const { url } = useDataset();
  return useAsked(stabilityJob, url, { ...useLobesRequest(), samples: SAMPLES, nulls: NULLS });
}
