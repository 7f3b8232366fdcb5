import { affinityTitle, COOCCURRENCE_AFFINITIES } from '../../analysis/affinities/affinities.ts';
import type { BrainView } from '../../view.ts';
import type { SweepPoint } from '../../analysis/index.ts';

/** Which figure of a sweep is drawn. */
export type SweepMeasure = BrainView['sweepMeasure'];

/** A figure of one affinity at one number of lobes, beside its null. */
export interface LinePoint {
  readonly affinity: string;
  readonly k: number;
  readonly value: number;
  /** null for a figure without an error of its own */
  readonly error: number | null;
  readonly mean: number;
  readonly sd: number;
  readonly z: number | null;
}

/** A figure of one affinity against the number of lobes. */
export interface SweepLine {
  readonly name: string;
  readonly colour: string;
  /** by ascending k */
  readonly points: readonly LinePoint[];
}

/**
 * A line for every affinity that has points.
 *
 * @param points  by ascending k within each affinity
 * @param colours one for each affinity
 */
export function sweepLines(
  points: readonly SweepPoint[],
  measure: SweepMeasure,
  colours: readonly string[],
): SweepLine[] {
  return COOCCURRENCE_AFFINITIES.map((affinity, i) => ({
    name: affinityTitle(affinity),
    colour: colours[i]!,
    points: points
      .filter((point) => point.affinity === affinity)
      .flatMap((point) => linePoint(point, affinityTitle(affinity), measure) ?? []),
  })).filter((line) => line.points.length > 0);
}

function linePoint(
  { k, ami, balancedAccuracy }: SweepPoint,
  affinity: string,
  measure: SweepMeasure,
): LinePoint | null {
  const figure = measure === 'ami' ? { ...ami, error: null } : balancedAccuracy;
  if (!figure) return null;
  const { value, error, z } = figure;
  return { affinity, k, value, error, mean: figure.null.mean, sd: figure.null.sd, z };
}
