import { useDataset } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { publishedCrystalsJob } from './jobs.ts';
import { publishedRequest } from './requests.ts';
import { useParameters, useRelations } from './useCrystals.ts';

/** The figures as published over all relations, once they have been asked for; every section shows the same job. */
export function usePublished() {
  const { reference } = useDataset();
  const { listed } = useRelations();
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(all);
  return useAsked(publishedCrystalsJob, reference, parameters && publishedRequest(parameters));
}
