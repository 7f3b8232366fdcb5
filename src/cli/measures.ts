import type { GeometryAffinity } from '../scales/brain/analysis/affinities.ts';
import type { Lobes } from '../scales/brain/analysis/lobes.ts';
import type { LobesRequest } from '../scales/brain/analysis/request.ts';

/** The measures of lobes that the command line offers. */
export const MEASURES = ['geometry', 'classifier', 'categories', 'stability'] as const;
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
}
