import { crystalQualityJob, crystalsJob } from './jobs.ts';
import { chosenRelations, FACES, parametersOf } from './requests.ts';
import type { ResultKind } from '../shared/results.ts';
import { atomView } from './view.ts';

/** Gzipped bytes, measured on the embedded datasets. */
const SCENE_PAIR = 130;
const QUALITY_RELATION = 1_300;

/** The crystals of the chosen relations, and the quality of all. */
export const crystalResults: ResultKind = {
  id: 'crystals',
  name: 'crystals and their quality',
  ofFirstView: true,

  async requests(dataset, layer, scales) {
    const usable = dataset.info.relations.filter(({ pairs }) => pairs > 0);
    if (!layer.has.words || usable.length === 0) return [];
    const view = atomView.of(scales);
    // Only regressing out needs to know the covariates.
    const covariates = view.removal === 'regress' ? Object.keys((await dataset.relations()).covariates) : [];
    // A publisher's own relations are among those of the bundle.
    const of = (relations: readonly string[]) => parametersOf(relations, [], view, covariates);
    const chosen = chosenRelations(view.relations, usable, dataset.info);
    return [
      [crystalsJob, { ...of(chosen), layer: layer.id, faces: FACES }],
      [crystalQualityJob, { ...of(usable.map(({ id }) => id)), layer: layer.id }],
    ];
  },

  size({ relations }, layer) {
    if (!layer.has.words || relations.length === 0) return 0;
    const pairs = relations.slice(0, 4).reduce((sum, relation) => sum + relation.pairs, 0);
    return SCENE_PAIR * pairs + QUALITY_RELATION * relations.length;
  },
};
