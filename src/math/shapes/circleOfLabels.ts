import { random, shuffle } from '../random/random.ts';
import { circularAssociation } from './circularAssociation.ts';

/** Points of a plane that have labels, and the points whose labels stay together when labels are shuffled. */
export interface LabelledPoints {
  /** angles of the points around the middle of each plane, each `[n]` */
  readonly angles: readonly Float64Array[];
  /** the label of each point, from 0, `[n]` */
  readonly labels: ArrayLike<number>;
  /** the number of labels around the circle */
  readonly count: number;
  /** the unit of each point, such as its document, from 0, `[n]`; all points of a unit have one label */
  readonly units: ArrayLike<number>;
}

/**
 * The association of each plane's angles with labels that are spread evenly over a circle in their order (see
 * `circularAssociation`), and the same for labels that are shuffled over the units.
 *
 * @returns a value for each plane, and the draws, each `[planes]`
 */
export function circleOfLabels(
  { angles, labels, count, units }: LabelledPoints,
  draws: number,
  seed: number,
): { readonly values: Float64Array; readonly draws: readonly Float64Array[] } {
  const n = labels.length;
  const labelOf: number[] = [];
  for (let t = 0; t < n; t++) labelOf[units[t]!] = labels[t]!;
  const turned = new Float64Array(n);
  const associations = (of: readonly number[]) => {
    for (let t = 0; t < n; t++) turned[t] = (2 * Math.PI * of[units[t]!]!) / count;
    return Float64Array.from(angles, (plane) => circularAssociation(plane, turned));
  };
  const values = associations(labelOf);
  const stream = random(seed);
  const shuffled = labelOf.slice();
  return { values, draws: Array.from({ length: draws }, () => associations(shuffle(shuffled, stream))) };
}
