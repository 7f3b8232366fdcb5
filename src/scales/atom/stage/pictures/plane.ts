import { fixed } from '../../../../controls/numbers.ts';
import { frontPlace } from '../../../../stage/camera/place.ts';
import { inNumbers, inOneNumber, rgb } from '../../../../stage/colour.ts';
import type { Arrows, Description, Faces, Legend, PointSet, SceneLabel } from '../../../../stage/scene.ts';
import type { Palette } from '../../../../state/theme.ts';
import type { PlaneView } from '../../analysis/crystals/plane.ts';
import type { Picture } from './picture.ts';

/** A point of the scene of a parallelogram: a, b and c come first, then others. */
export interface PlaneItem {
  readonly name: string;
  /** for the tooltip */
  readonly meaning: string;
  /** stands out, as the answer of an analogy does */
  readonly bright: boolean;
}

/** The fourth corner of the parallelogram. */
export interface FourthCorner {
  /** which of the items it is; null for the place where the parallelogram closes */
  readonly d: number | null;
  /** in the legend */
  readonly name: string;
}

/** What the place is called where the parallelogram closes. */
const CLOSING = 'b − a + c';

/**
 * A parallelogram in its plane: a → b and c → d as arrows, the place where it closes as a point of its own (the last), and
 * the other points around it.
 */
export function planeScene(
  view: PlaneView,
  items: readonly PlaneItem[],
  { d, name }: FourthCorner,
  palette: Palette,
): Picture['scene'] {
  const closing = items.length;
  return {
    first: frontPlace,
    points: planePoints(view, items, palette),
    ...parallelogram(d ?? closing, palette),
    labels: planeLabels(items, palette),
    axes: [],
    legend: planeLegend(name, palette),
    describe: (point) => describe(view, items, point),
  };
}

function planePoints(view: PlaneView, items: readonly PlaneItem[], palette: Palette): PointSet {
  const closing = items.length;
  const raw = new Float32Array(3 * (closing + 1));
  raw.set(view.positions);
  raw.set(view.target, 3 * closing);
  const colours = new Uint8Array(4 * (closing + 1));
  const shades = inNumbers(colours);
  const sizes = new Float32Array(closing + 1);
  items.forEach(({ bright }, i) => {
    const corner = i < 3;
    const colour = corner ? palette.accent : bright ? palette.good : palette.dim;
    shades[i] = inOneNumber(rgb(colour), bright || corner ? 1 : 0.7);
    sizes[i] = corner || bright ? 9 : 6;
  });
  shades[closing] = inOneNumber(rgb(palette.warning), 0.9);
  sizes[closing] = 7;
  return { positions: centredOnCorners(raw, [0, 1, 2, closing]), colours, sizes };
}

/** Of the picture's height, how far the corners reach from its centre. */
const REACH = 0.8;

/** Moves the middle of the corners to the centre, and scales the points so that the corners reach well into the picture. */
function centredOnCorners(raw: Float32Array, corners: readonly number[]): Float32Array {
  const middle = [0, 1, 2].map(
    (axis) => corners.reduce((sum, corner) => sum + raw[3 * corner + axis]!, 0) / corners.length,
  );
  const reach = Math.max(
    1e-9,
    ...corners.map((corner) => Math.hypot(...middle.map((value, axis) => raw[3 * corner + axis]! - value))),
  );
  return raw.map((value, at) => (REACH * (value - middle[at % 3]!)) / reach);
}

/** Two arrows, and the face between them. */
function parallelogram(d: number, palette: Palette): { arrows: Arrows; faces: Faces } {
  const [a, b, c] = [0, 1, 2];
  return {
    arrows: {
      ends: Uint32Array.of(a, b, c, d),
      colours: Uint8Array.of(...rgb(palette.accent), 255, ...rgb(palette.good), 255),
    },
    faces: {
      corners: Uint32Array.of(a, b, d, c),
      colours: Uint8Array.of(...rgb(palette.accent), 40),
    },
  };
}

function planeLabels(items: readonly PlaneItem[], palette: Palette): SceneLabel[] {
  const labels = items.map(({ name, bright }, i) => ({
    text: name,
    at: i,
    weight: i < 3 || bright ? 2 : 1,
    ...(i >= 3 && !bright && { colour: palette.dim }),
  }));
  return [...labels, { text: CLOSING, at: items.length, weight: 1.5, colour: palette.warning }];
}

function planeLegend(fourth: string, palette: Palette): Legend {
  return {
    kind: 'categories',
    title: 'points',
    entries: [
      { name: 'a, b and c', colour: palette.accent },
      { name: CLOSING, colour: palette.warning },
      { name: fourth, colour: palette.good },
      { name: 'others, projected', colour: palette.dim },
    ],
  };
}

function describe({ hidden }: PlaneView, items: readonly PlaneItem[], point: number): Description {
  const item = items[point];
  if (!item) return { title: CLOSING, lines: [{ text: 'where the parallelogram closes' }] };
  return {
    title: item.name,
    lines: [{ text: item.meaning }, { text: `${fixed(hidden[point]!, 3)} out of the picture` }],
  };
}
