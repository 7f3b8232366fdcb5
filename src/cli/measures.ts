import type { GeometryAffinity } from '../scales/brain/analysis/affinities/affinities.ts';
import type { Held } from '../scales/brain/analysis/geometry/held.ts';
import type { Lobes } from '../scales/brain/analysis/lobes/lobes.ts';
import type { LobesRequest } from '../scales/brain/analysis/request.ts';

/** The measures of lobes that the command line offers. */
export const MEASURES = [
  'geometry',
  'classifier',
  'categories',
  'stability',
  'locality',
  'seeds',
  'held-out',
] as const;
/** The measures taken without `--measure`: the others are asked for by name. */
export const USUAL_MEASURES = ['geometry', 'classifier', 'categories', 'stability'] as const;
export type Measure = (typeof MEASURES)[number];

/** Lobes, their parameters, the measures to take, and the draws of their nulls. */
export interface Measuring {
  readonly found: Lobes;
  readonly request: LobesRequest;
  readonly measures: ReadonlySet<Measure>;
  /** the affinity of the clusters of directions that lobes are compared with */
  readonly by: GeometryAffinity;
  readonly permutations: number;
  readonly fits: number;
  readonly samples: number;
  /** what the nulls of geometry and the classifier hold */
  readonly hold: Held;
  /** nearest directions of each feature for `locality` */
  readonly neighbours: number;
}
