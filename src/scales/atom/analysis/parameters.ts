import { DataError } from '../../../dataset/error.ts';
import type { Metric } from '../../../math/kernels/nearest/interface.ts';
import { ATOM_DEFAULTS } from './defaults.ts';

/** How distractors are removed. */
export type RemovalMethod = 'lda' | 'regress' | 'project';

/** A relation of the user's own; it replaces the bundled relation of the same id. */
export interface OwnRelation {
  readonly id: string;
  readonly name: string;
  /** word indices of (input, output), flattened `[pairs * 2]` */
  readonly pairs: readonly number[];
  /** what of its file takes no part; the user's own relations have none */
  readonly leftOut?: undefined;
}

/** Everything on which the crystals depend besides the dataset and its layer. */
export interface CrystalParameters {
  /** ids of the relations, bundled or own; at least 1 */
  readonly relations: readonly string[];
  readonly own: readonly OwnRelation[];
  readonly removal: RemovalMethod;
  /** number of discriminant axes kept, for `lda`; fewer if there are fewer relations */
  readonly components: number;
  /** none, Ledoit–Wolf, or a fixed share in (0, 1], for `lda` */
  readonly shrinkage: 'none' | 'auto' | number;
  /** names of the covariates to regress out, for `regress` */
  readonly covariates: readonly string[];
  /** the principal components of the differences to project away, counted from 0, for `project` */
  readonly away: readonly number[];
  readonly silhouetteMetric: Metric;
  readonly retrievalMetric: Metric;
  /** number of folds of the cross-validation, at least 2 */
  readonly folds: number;
  /** number of draws of each null model, at least 1 */
  readonly shuffles: number;
  /** further words to place in the scene (answers, say); they do not move its axes */
  readonly also: readonly number[];
  /** number of faces drawn for each relation, the best first */
  readonly faces: number;
  readonly seed: number;
}

/** The parameters for some relations: the defaults with some changes. */
export function crystalParameters(
  relations: readonly string[],
  changes: Partial<CrystalParameters> = {},
): CrystalParameters {
  const { removal, components, shrinkage, away, silhouetteMetric, retrievalMetric } = ATOM_DEFAULTS;
  const { folds, shuffles, faces, seed } = ATOM_DEFAULTS;
  return {
    relations,
    own: [],
    removal,
    components,
    shrinkage,
    covariates: [],
    away,
    silhouetteMetric,
    retrievalMetric,
    folds,
    shuffles,
    also: [],
    faces,
    seed,
    ...changes,
  };
}

/**
 * @throws DataError naming the first parameter out of range, what was expected and what was found
 */
export function checkParameters(p: CrystalParameters): void {
  const whole = (name: string, value: number, least: number) => {
    if (!Number.isInteger(value) || value < least) {
      throw new DataError(`crystals: ${name} is ${value}, expected a whole number of at least ${least}.`);
    }
  };
  whole('components', p.components, 1);
  whole('folds', p.folds, 2);
  whole('shuffles', p.shuffles, 1);
  whole('faces', p.faces, 0);
  for (const component of p.away) whole('a component to project away', component, 0);
  if (typeof p.shrinkage === 'number' && !(p.shrinkage > 0 && p.shrinkage <= 1)) {
    throw new DataError(
      `crystals: shrinkage is ${p.shrinkage}, expected none, auto, or a share above 0 and at most 1.`,
    );
  }
  if (p.removal === 'regress' && p.covariates.length === 0) {
    throw new DataError('crystals: there is no covariate to regress out; choose at least one.');
  }
  if (p.removal === 'project' && p.away.length === 0) {
    throw new DataError('crystals: there is no component to project away; choose at least one.');
  }
}
