import type { AtomView } from './view.ts';
import type { CrystalParameters, OwnRelation } from './analysis/index.ts';
import { crystalParameters } from './analysis/parameters.ts';
import { firstRelations } from './relations.ts';

/** What the atom's jobs are asked by, from the view: the panels and a bundle's precomputed results ask alike. */

/** Faces asked of each relation, the best first; the scene draws some of them. */
export const FACES = 60;

/** The ids of the relations shown: those asked for that there are, or the first picture's. */
export function chosenRelations(
  asked: readonly string[],
  usable: readonly { readonly id: string }[],
): readonly string[] {
  const known = asked.filter((id) => usable.some((relation) => relation.id === id));
  return known.length > 0 ? known : firstRelations(usable);
}

/** The view's parameters for the relations given; the removal cannot keep more axes than they allow. */
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
    away: removal === 'project' ? away.map((component) => Number(component) - 1) : [0],
    seed,
  });
}
