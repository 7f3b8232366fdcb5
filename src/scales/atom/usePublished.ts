import { useDataset } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { ATOM_DEFAULTS } from './analysis/defaults.ts';
import { publishedCrystalsJob } from './jobs.ts';
import { useParameters, useRelations } from './useCrystals.ts';

/** The figures as published over all relations, once they have been asked for; every section shows the same job. */
export function usePublished() {
  const { reference } = useDataset();
  const { listed } = useRelations();
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(all);
  const { curve: most } = ATOM_DEFAULTS;
  // The removal chosen in the view takes no part; its parameters stay those of the default, so that the result stays too.
  const fixed = parameters && {
    ...parameters,
    removal: 'lda' as const,
    components: 1,
    shrinkage: 'none' as const,
    covariates: [],
    away: ATOM_DEFAULTS.away,
    most,
  };
  return useAsked(publishedCrystalsJob, reference, fixed);
}
