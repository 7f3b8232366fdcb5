import type { LayerInfo } from '../../../dataset/dataset.ts';
import { correspond } from '../../../dataset/layers.ts';
import { axisSigns, type Cloud, type Projection } from '../analysis/index.ts';
import type { Orientation } from '../inherited.ts';

/** A picture of one layer that is about to be shown. */
export interface Picture {
  /** in scene units, `[n, 3]` */
  readonly positions: Float32Array;
  /** along its own axes, before it is turned onto another layer’s, `[n, 3]` */
  readonly own: Float32Array;
  /** the cloud that it shows, with the signs as computed; null for a layout without axes */
  readonly cloud: Cloud | null;
}

/** A picture, and what it is a picture of. */
export interface Shown {
  /** address of the dataset */
  readonly dataset: string;
  readonly layer: LayerInfo;
  readonly picture: Picture;
  readonly orientation: Orientation;
  /** whether all axes have the same scale: only then can they be turned into each other */
  readonly equal: boolean;
}

/** What to do before a picture is shown. */
export type Step =
  /** Show it; its points come from these positions, `[n, 3]`, or do not move. */
  | { readonly kind: 'show'; readonly from: Float32Array | null }
  /** Change its orientation, after which the picture comes back turned. */
  | { readonly kind: 'orient'; readonly change: Partial<Orientation> }
  /** Find the turn that brings its points closest to these, `[n, 3]`, and show it turned so. */
  | { readonly kind: 'turn'; readonly onto: Float32Array }
  /** Find where its points lie along these axes, and let them come from there. */
  | { readonly kind: 'project'; readonly along: Projection };

const SHOW: Step = { kind: 'show', from: null };

/**
 * Decides where the points of a picture come from.
 *
 * - Points of the same layer move from where they were.
 * - Features of another layer are other features, even if their numbers agree. They are first seen along the axes of the
 *   layer before (all layers of a residual stream share one space) and move to their own axes, which take the signs that
 *   point them the same way.
 * - Features that correspond, as the dataset says, move one by one: the cloud is turned so that they meet as nearly as a
 *   turn can make them (orthogonal Procrustes).
 *
 * @param before  the picture on screen; null if there is none
 */
export function nextStep(before: Shown | null, next: Shown): Step {
  const { picture, orientation } = next;
  const untwist: Step | null = orientation.turn && { kind: 'orient', change: { turn: null } };
  if (!before) return SHOW;
  const sameData = before.dataset === next.dataset;
  const sameComponents = sameAxes(before.picture.cloud, picture.cloud);
  if (sameData && before.layer.id === next.layer.id) {
    // A turn found for other axes does not fit these.
    if (untwist && !sameComponents) return untwist;
    const { positions } = before.picture;
    return { kind: 'show', from: positions.length === picture.positions.length ? positions : null };
  }
  if (sameData && next.equal && sameComponents && correspond(before.layer, next.layer)) {
    return { kind: 'turn', onto: before.picture.positions };
  }
  if (untwist) return untwist;
  const along = sameData && picture.cloud ? axesBefore(before, picture.cloud) : null;
  if (!along || !picture.cloud) return SHOW;
  const signs = axisSigns(along.directions, picture.cloud.directions);
  const now = orientation.signs ?? [1, 1, 1];
  if (signs.some((sign, i) => sign !== now[i])) return { kind: 'orient', change: { signs } };
  return { kind: 'project', along };
}

/** Whether two clouds are seen along the same components in the same units. */
const sameAxes = (one: Cloud | null, other: Cloud | null): boolean =>
  one !== null &&
  other !== null &&
  one.axes === other.axes &&
  one.components.every((component, i) => component === other.components[i]);

/** The axes on screen before, if the next cloud can be seen along them. */
function axesBefore({ picture: { cloud }, orientation }: Shown, next: Cloud): Projection | null {
  if (!cloud || cloud.dim !== next.dim || !sameAxes(cloud, next)) return null;
  const signs = orientation.signs ?? [1, 1, 1];
  const factor = (axis: number) => (cloud.axes === 'paper' ? Math.sqrt(cloud.eigenvalues[axis]!) : 1);
  return {
    directions: cloud.directions.map((value, at) => value * signs[Math.floor(at / cloud.dim)]!),
    factors: [factor(0), factor(1), factor(2)],
  };
}
