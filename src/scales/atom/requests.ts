import type { DatasetInfo } from '../../dataset/dataset.ts';
import type { AtomView } from './view.ts';
import { ATOM_DEFAULTS } from './analysis/defaults.ts';
import type { CrystalParameters, OwnRelation } from './analysis/index.ts';
import { crystalParameters } from './analysis/parameters.ts';
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
