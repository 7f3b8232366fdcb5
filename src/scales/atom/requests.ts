import type { DatasetInfo } from '../../dataset/dataset.ts';
import type { AtomView } from './view.ts';
import { ATOM_DEFAULTS, CLUSTER_DEFAULTS, SEARCH_DEFAULTS } from './analysis/defaults.ts';
import type { CrystalParameters, OwnRelation } from './analysis/index.ts';
import { crystalParameters } from './analysis/parameters.ts';
import type { SearchedAmong } from './analysis/reports.ts';
import type { SearchRequest } from './jobs.ts';
import { firstRelations } from './relations.ts';

/** From the view to the parameters of the atom's jobs: the same for the panels and for the results in a bundle. */

/** The number of faces that are found of each relation, the best first; the scene draws some of them. */
export const FACES = ATOM_DEFAULTS.faces;

/** The ids of the relations shown: those of the view that exist, or those of the first picture. */
export function chosenRelations(
  wanted: readonly string[],
  usable: readonly { readonly id: string }[],
  { firstRelations: named }: Pick<DatasetInfo, 'firstRelations'>,
): readonly string[] {
  const known = wanted.filter((id) => usable.some((relation) => relation.id === id));
  return known.length > 0 ? known : firstRelations(usable, named);
}

/** How far distractors are removed in the scene, in per cent: raw at first if the dataset names its first relations. */
export function removedShare({ removed }: AtomView, { firstRelations: named }: DatasetInfo): number {
  return removed ?? (named && named.length > 0 ? 0 : 100);
}

/** The view's parameters for these relations; the removal keeps no more axes than they allow. */
export function parametersOf(
  relations: readonly string[],
  own: readonly OwnRelation[],
  view: AtomView,
  covariates: readonly string[],
): CrystalParameters {
  const { removal, components, shrinkage, away, seed } = view;
  const known = view.covariates.filter((name) => covariates.includes(name));
  return crystalParameters(relations, {
    own: own.filter((set) => relations.includes(set.id)),
    removal,
    components: Math.min(components, Math.max(1, relations.length - 1)),
    shrinkage: shrinkage === 'none' || shrinkage === 'auto' ? shrinkage : Number(shrinkage) / 100,
    covariates: removal !== 'regress' ? [] : known.length > 0 ? known : covariates.slice(0, 1),
    away: removal === 'project' ? away.map((component) => Number(component) - 1) : ATOM_DEFAULTS.away,
    seed,
  });
}

/** The parameters of the figures as published: the removal that the view chooses takes no part, and neither do its choices. */
export const publishedRequest = <P extends CrystalParameters>(parameters: P) => ({
  ...parameters,
  removal: 'lda' as const,
  components: 1,
  shrinkage: 'none' as const,
  covariates: [],
  away: ATOM_DEFAULTS.away,
  most: ATOM_DEFAULTS.curve,
});

/** The vectors that a search looks among. */
interface SearchPlace {
  readonly layer: string;
  readonly among: SearchedAmong;
  readonly features: readonly number[];
}

/** The search for quadruples. */
export const searchRequest = (place: SearchPlace, { seek, draws, seed }: AtomView): SearchRequest => ({
  ...SEARCH_DEFAULTS,
  ...place,
  seed,
  draws,
  shape: seek === 'clusters' ? SEARCH_DEFAULTS.shape : seek,
});

/** The search for clusters of differences. */
export const clustersRequest = (place: SearchPlace, { draws, seed }: AtomView) => ({
  ...CLUSTER_DEFAULTS,
  ...place,
  seed,
  draws,
});
