import { createStore } from 'zustand/vanilla';
import type { Item } from '../state/selection/selection.ts';
import type { CameraPlace } from './camera/place.ts';

/**
 * What the stage draws, as plain data. A scale publishes a scene; the stage knows nothing of scales. Coordinates are in
 * scene units: about 1 from the centre to the outermost points (see `fit.ts`).
 */
export interface Scene {
  /** names the coordinates: the camera goes to its first place when they change */
  readonly space: string;
  /** the place that it is first seen from; slightly from above if absent */
  readonly first?: CameraPlace;
  /** id of the layer that it shows; absent if it is always the current one */
  readonly layer?: string;
  readonly points: PointSet;
  /** what its points stand for; absent if they cannot be selected */
  readonly item?: Item;
  /** the feature or word that each point stands for, `[n]`; the point's own number if absent */
  readonly items?: ArrayLike<number>;
  readonly axes: readonly Axis[];
  /** how axes and ellipsoids are turned: orthogonal, `[3, 3]` row-major, place · turn; absent if they are not */
  readonly turn?: readonly number[];
  /** half axes of ellipsoids around the centre, `[3]` each, drawn as thin rings */
  readonly ellipsoids?: readonly (readonly [number, number, number])[];
  /** between points */
  readonly arrows?: Arrows;
  /** between points: lines, the thicker the stronger */
  readonly edges?: Edges;
  /** between points: translucent, with outlines */
  readonly faces?: Faces;
  readonly labels?: readonly SceneLabel[];
  /** several stand above each other */
  readonly legend?: Legend | readonly Legend[];
  /** The tooltip of a point. */
  readonly describe: (point: number) => Description;
  /** Called when a point is clicked, with null for the empty space. */
  readonly onPick: (point: number | null) => void;
  /** the pinned point, in a ring */
  readonly pinned: number | null;
  /** points related to the pinned one, in thin rings */
  readonly related?: readonly number[];
}

export interface PointSet {
  /** `[n, 3]` */
  readonly positions: Float32Array;
  /** where the points are while the morph is 0, `[n, 3]`; absent if they do not move */
  readonly from?: Float32Array;
  /** red, green, blue, opacity, 0…255, `[n, 4]` */
  readonly colours: Uint8Array;
  /** diameter in pixels at the camera's first distance, `[n]` */
  readonly sizes: Float32Array;
  /** the number of each point's shape, `[n]`; all are discs if absent */
  readonly shapes?: Float32Array;
}

export interface Axis {
  /** written at its end, such as `PC 1 · 4.2 %` */
  readonly name: string;
  /** length from the centre in scene units */
  readonly length: number;
  /** what its ticks count: the value at the centre, and scene units per unit of the values; without it there are no ticks */
  readonly values?: { readonly centre: number; readonly factor: number };
}

export interface Arrows {
  /** point indices (tail, head), `[arrows, 2]` */
  readonly ends: Uint32Array;
  /** `[arrows, 4]`, 0…255 */
  readonly colours: Uint8Array;
}

export interface Edges {
  /** point indices, `[edges, 2]` */
  readonly ends: Uint32Array;
  /** in [0, 1], `[edges]`; see `edgeWidth` */
  readonly strengths: Float32Array;
  /** red, green, blue, opacity, 0…255 */
  readonly colour: readonly [number, number, number, number];
  /** of a thin border that sets edges off from points, in the same form */
  readonly casing: readonly [number, number, number, number];
}

const THINNEST = 0.8;
const THICKEST = 6;

/** The width of an edge in pixels by its strength in [0, 1]. */
export const edgeWidth = (strength: number): number =>
  THINNEST + (THICKEST - THINNEST) * Math.min(1, Math.max(0, strength));

export interface Faces {
  /** point indices around each quadrilateral, `[faces, 4]` */
  readonly corners: Uint32Array;
  /** `[faces, 4]`, 0…255 */
  readonly colours: Uint8Array;
}

export interface SceneLabel {
  readonly text: string;
  /** the point that it names, or a place */
  readonly at: number | readonly [number, number, number];
  /** in CSS; the text's colour if absent */
  readonly colour?: string;
  /** labels of more weight are placed first and never give way to others */
  readonly weight: number;
  /** larger: it names a group and not a point */
  readonly heading?: boolean;
  /** the legend's entry that it names: both are hidden together */
  readonly entry?: number;
}

export interface CategoryLegend {
  readonly kind: 'categories';
  readonly title: string;
  readonly entries: readonly {
    readonly name: string;
    readonly colour: string;
    readonly count?: number;
    /** the number of these that a filter lets pass; absent without a filter */
    readonly shown?: number;
  }[];
  /** the entry of each point, `[n]`; if it is given, entries can be shown alone and hidden */
  readonly entryOf?: ArrayLike<number>;
  /** the entries in the order in which the list shows them; in their own order if absent */
  readonly order?: readonly number[];
  /** the number of entries, from the first, whose points may have shapes of their own */
  readonly shaped?: number;
  /** the entry that is shown alone, if the scale keeps and paints it */
  readonly alone?: {
    readonly entry: number | null;
    readonly choose: (entry: number | null) => void;
  };
}

export interface GradientLegend {
  readonly kind: 'gradient';
  readonly title: string;
  readonly low: string;
  readonly high: string;
  /** a CSS gradient from low to high */
  readonly gradient: string;
  /** of what the range is, such as of all layers */
  readonly note?: string;
}

/** Says what the thickness of edges means. */
export interface EdgeLegend {
  readonly kind: 'edges';
  readonly title: string;
  readonly colour: string;
  /** edges of some strengths, with what each stands for */
  readonly samples: readonly { readonly strength: number; readonly name: string }[];
  /** what else there is to say, such as how many edges there are */
  readonly note: string;
}

/** The meaning of the points' sizes: a few values with the diameters that they have, in pixels. */
export interface SizeLegend {
  readonly kind: 'sizes';
  readonly title: string;
  readonly entries: readonly { readonly name: string; readonly diameter: number }[];
}

export type Legend = CategoryLegend | GradientLegend | EdgeLegend | SizeLegend;

export interface Description {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly colour?: string }[];
}

interface StageState {
  readonly scene: Scene | null;
  /** 0 at `points.from`, 1 at `points.positions` */
  readonly morph: number;
  /** stands on an empty stage: why there is nothing to see */
  readonly notice: string | null;
  /** whether the scene is of earlier parameters or of the layer before, until the one asked for is there */
  readonly earlier: boolean;
  readonly publish: (scene: Scene, earlier?: boolean) => void;
  /** Leaves the scene as it is, marked as earlier. */
  readonly hold: () => void;
  readonly setMorph: (morph: number) => void;
  readonly clear: (notice: string | null) => void;
}

/** The one stage with its one scene. */
export const stage = createStore<StageState>()((set) => ({
  scene: null,
  morph: 1,
  notice: null,
  earlier: false,
  publish: (scene, earlier = false) => set({ scene, notice: null, earlier }),
  hold: () => set(({ scene }) => ({ earlier: scene !== null })),
  setMorph: (morph) => set({ morph }),
  clear: (notice) => set({ scene: null, notice, earlier: false }),
}));

/** Writes where a point is now to `out` (x, y, z). */
export function placeOf(points: PointSet, morph: number, point: number, out: number[]): void {
  for (let axis = 0; axis < 3; axis++) {
    const to = points.positions[3 * point + axis]!;
    const from = points.from ? points.from[3 * point + axis]! : to;
    out[axis] = from + (to - from) * morph;
  }
}

/** A place turned as a scene turns its axes; see `Scene.turn`. */
export function turnedPlace(
  place: readonly number[],
  turn: readonly number[] | undefined,
): readonly number[] {
  if (!turn) return place;
  return [0, 1, 2].map((j) => [0, 1, 2].reduce((sum, i) => sum + place[i]! * turn[3 * i + j]!, 0));
}
