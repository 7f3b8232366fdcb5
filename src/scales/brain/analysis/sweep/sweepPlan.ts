import { COOCCURRENCE_AFFINITIES, type CooccurrenceAffinity } from '../affinities/affinities.ts';
import { SWEEP_DEFAULTS, sweepFits } from '../defaults.ts';

/** The numbers of lobes of a sweep: 2, 4, 8, … up to `most`, while a lobe has four features on average. */
export function sweepSizes(features: number, most: number): number[] {
  const sizes: number[] = [];
  for (let k = 2; k <= most && 4 * k <= features; k *= 2) sizes.push(k);
  return sizes;
}

/** Eigenvectors are found once for all k up to this one, and again for each larger k. */
const TOGETHER = 64;

/** The parameters of one point of a sweep. */
export interface SweepStep {
  readonly affinity: CooccurrenceAffinity;
  readonly k: number;
  /** the largest k that shares the eigenvectors of this point */
  readonly most: number;
  readonly permutations: number;
  readonly fits: number;
}

/** The choices of a sweep; the defaults if left out. */
export interface SweepChoice {
  readonly affinities?: readonly CooccurrenceAffinity[];
  readonly permutations?: number;
  /** shuffled fits at every point; `sweepFits` if left out */
  readonly fits?: number;
}

/**
 * The points of a sweep in the order of computation: points that share eigenvectors follow each other.
 *
 * @param features  number of features that are clustered
 * @param most  the largest k
 */
export function sweepPlan(features: number, most: number, choice: SweepChoice = {}): SweepStep[] {
  const { affinities = COOCCURRENCE_AFFINITIES, permutations = SWEEP_DEFAULTS.permutations } = choice;
  const sizes = sweepSizes(features, most);
  const groups = [sizes.filter((k) => k <= TOGETHER), ...sizes.filter((k) => k > TOGETHER).map((k) => [k])];
  return groups.flatMap((group) =>
    affinities.flatMap((affinity) =>
      group.map((k) => ({
        affinity,
        k,
        most: Math.max(...group),
        permutations,
        fits: choice.fits ?? sweepFits(k),
      })),
    ),
  );
}
