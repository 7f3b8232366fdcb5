import { DataError } from '../../../dataset/error.ts';
import type { Metric } from '../../../math/kernels/nearest/interface.ts';

/** How distractors are taken out. */
export type RemovalMethod = 'lda' | 'regress' | 'project';

/** A relation of the reader's own; one with a bundled relation's id stands in its place. */
export interface OwnRelation {
  readonly id: string;
  readonly name: string;
  /** word indices of (input, output), flattened `[pairs * 2]` */
  readonly pairs: readonly number[];
}

/** Everything the crystals depend on besides the dataset and its layer. */
export interface CrystalParameters {
  /** ids of the relations, bundled or own; at least 1 */
  readonly relations: readonly string[];
  readonly own: readonly OwnRelation[];
  readonly removal: RemovalMethod;
  /** discriminant axes kept, for `lda`; fewer where there are fewer relations */
  readonly components: number;
  /** none, Ledoit–Wolf, or a fixed share in (0, 1], for `lda` */
  readonly shrinkage: 'none' | 'auto' | number;
  /** names of the covariates taken out, for `regress` */
  readonly covariates: readonly string[];
  /** which principal components of the differences are projected away, from 0, for `project` */
  readonly away: readonly number[];
  readonly silhouetteMetric: Metric;
  readonly retrievalMetric: Metric;
  /** folds of the cross-validation, at least 2 */
  readonly folds: number;
  /** draws of each null model, at least 1 */
  readonly shuffles: number;
  /** further words to place in the scene (answers, say); they do not move its axes */
  readonly also: readonly number[];
  /** faces drawn per relation, the best first */
  readonly faces: number;
  readonly seed: number;
}

/** The defaults, for the relations given: the paper's discriminant axes, and the seed used throughout. */
export function crystalParameters(
  relations: readonly string[],
  changes: Partial<CrystalParameters> = {},
): CrystalParameters {
  return {
    relations,
    own: [],
    removal: 'lda',
    components: 8,
    shrinkage: 'none',
    covariates: [],
    away: [0],
    silhouetteMetric: 'euclidean',
    retrievalMetric: 'cosine',
    folds: 5,
    shuffles: 20,
    also: [],
    faces: 60,
    seed: 42,
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
