import { useMemo } from 'react';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import type { OwnSet } from './ownRelations.ts';
import type { OwnRelation } from './analysis/index.ts';
import { crystalsJob } from './jobs.ts';
import { listRelations, resolveOwn } from './relations.ts';
import { chosenRelations, FACES, parametersOf } from './requests.ts';
import { useAtom } from './useAtom.ts';
import { useWordPlaces } from './useWordPlaces.ts';

const NONE: readonly OwnRelation[] = [];
const NO_PLACES: ReadonlyMap<string, number> = new Map();

/** The relations of the layer, those that are shown, and the words that they are made of. */
export function useRelations() {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const possible = layer.has.words;
  const table = useJob(relationsJob, possible || info.relations.length > 0 ? reference : null, {});
  const words = table.result?.words;
  const places = useWordPlaces(words);
  const sets: readonly OwnSet[] = useAtom((view) => view.own);
  const own = useMemo(() => (sets.length > 0 ? resolveOwn(sets, places ?? NO_PLACES) : NONE), [sets, places]);
  const listed = useMemo(() => listRelations(info.relations, sets, own), [info, sets, own]);
  const asked = useAtom((view) => view.relations);
  const usable = listed.filter((relation) => relation.pairs > 0);
  const chosen = chosenRelations(asked, usable, info);
  // Own relations are known by their words, which have to be read first.
  const ready = possible && usable.length > 0 && (sets.length === 0 || places !== null);
  return { table, words, places, listed, chosen, own, ready, possible };
}

/** The parameters for some relations at the layer; null while they are not known. */
export function useParameters(relations: readonly string[]) {
  const layer = useLayer();
  const view = useAtom((view) => view);
  const { ready, own, table } = useRelations();
  // Only regressing out needs to know the covariates.
  if (!ready || (view.removal === 'regress' && !table.result)) return null;
  const covariates = Object.keys(table.result?.covariates ?? {});
  return { ...parametersOf(relations, own, view, covariates), layer: layer.id };
}

/** The crystals of the chosen relations at the layer, and the words that they are made of. */
export function useCrystals() {
  const { reference } = useDataset();
  const { table, chosen, possible } = useRelations();
  const parameters = useParameters(chosen);
  const crystals = useJob(crystalsJob, reference, parameters && { ...parameters, faces: FACES });
  return { crystals, table, possible };
}
