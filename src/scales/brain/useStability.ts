import { useDataset } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { useLobesRequest } from '../shared/lobes/useLobes.ts';
import { stabilityJob } from './jobs.ts';
import { stabilityRequest } from './requests.ts';

/** Stability of the lobes on screen, once it has been asked for. */
export function useStability() {
  const { reference } = useDataset();
  return useAsked(stabilityJob, reference, stabilityRequest(useLobesRequest()));
}
