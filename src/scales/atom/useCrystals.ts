import { relationsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { crystalParameters } from './analysis/parameters.ts';
import { crystalSceneJob } from './jobs.ts';

/** How many faces are drawn for each relation, the best first. */
const FACES = 12;

/** The ids of the relations that are shown: the chosen ones, or the dataset's first two. */
export function useChosenRelations(): readonly string[] {
  const { info } = useDataset();
  const chosen = useTricosm((state) => state.view.atom.relations);
  const known = chosen.filter((id) => info.relations.some((relation) => relation.id === id));
  return known.length > 0 ? known : info.relations.slice(0, 2).map((relation) => relation.id);
}

/** The crystals of the chosen relations at the layer, and the words they are made of. */
export function useCrystals() {
  const { url, info } = useDataset();
  const layer = useLayer();
  const { components, seed } = useTricosm((state) => state.view.atom);
  const relations = useChosenRelations();
  const possible = layer.has.words && info.relations.length > 0;
  const crystals = useJob(crystalSceneJob, possible ? url : null, {
    ...crystalParameters(relations, { components, seed, faces: FACES }),
    layer: layer.id,
  });
  const table = useJob(relationsJob, info.relations.length > 0 ? url : null, {});
  return { crystals, table, possible };
}
