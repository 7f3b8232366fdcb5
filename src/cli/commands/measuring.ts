import type { Held } from '../../scales/brain/analysis/covariates.ts';
import type { Lobes } from '../../scales/brain/analysis/lobes.ts';
import type { LobesRequest } from '../../scales/brain/analysis/request.ts';
import type { Measure } from '../measures.ts';

/** Lobes, their parameters, the measures to take, and the draws of their nulls. */
export interface Measuring {
  readonly found: Lobes;
  readonly request: LobesRequest;
  readonly measures: ReadonlySet<Measure>;
  readonly permutations: number;
  readonly fits: number;
  readonly samples: number;
  /** what the nulls of geometry and the classifier hold */
  readonly hold: Held;
  /** nearest directions of each feature for `locality` */
  readonly neighbours: number;
}
