import { fixed } from '../../../controls/numbers.ts';
import { frontPlace } from '../../../stage/camera.ts';
import { paint, rgb } from '../../../stage/colour.ts';
import type { Scene, SceneLabel } from '../../../stage/scene.ts';
import type { Palette } from '../../../state/theme.ts';
import type { PlaneView } from '../analysis/plane.ts';

/** What stands in the scene of a parallelogram: a, b and c first, then others. */
export interface PlaneItem {
  readonly name: string;
  /** said in the tooltip */
  readonly says: string;
  /** stands out, as the answer of an analogy does */
  readonly bright: boolean;
}

/**
 * A parallelogram seen along its plane: a → b and c → d as arrows, where it closes as a point of its own,
 * and the other points about it.
 *
 * @param fourthCorner  which of the items is at the fourth corner (null for the place where it closes), and
 *   what the legend calls it
 */
export function planeScene(
  view: PlaneView,
  items: readonly PlaneItem[],
  fourthCorner: { readonly d: number | null; readonly called: string },
  palette: Palette,
): Omit<Scene, 'space' | 'pinned' | 'onPick'> {
  const n = items.length + 1;
  const closing = n - 1;
  const raw = new Float32Array(3 * n);
  raw.set(view.positions);
  raw.set(view.target, 3 * closing);
  const positions = centredOnCorners(raw, [0, 1, 2, closing]);
  const colours = new Uint8Array(4 * n);
  const sizes = new Float32Array(n);
  items.forEach(({ bright }, i) => {
    const corner = i < 3;
    paint(
      colours,
      i,
      rgb(corner ? palette.accent : bright ? palette.good : palette.dim),
      bright || corner ? 1 : 0.7,
    );
    sizes[i] = corner || bright ? 9 : 6;
  });
  paint(colours, closing, rgb(palette.warning), 0.9);
  sizes[closing] = 7;
  const fourth = fourthCorner.d ?? closing;
  const arrows = {
    ends: Uint32Array.from([0, 1, 2, fourth]),
    colours: Uint8Array.from([...rgb(palette.accent), 255, ...rgb(palette.good), 255]),
  };
  const faces = {
    corners: Uint32Array.from([0, 1, fourth, 2]),
    colours: Uint8Array.from([...rgb(palette.accent), 40]),
  };
  const labels: SceneLabel[] = items.map(({ name, bright }, i) => ({
    text: name,
    at: i,
    weight: i < 3 || bright ? 2 : 1,
    ...(i >= 3 && !bright && { colour: palette.dim }),
  }));
  return {
    first: frontPlace,
    points: { positions, colours, sizes },
    arrows,
    faces,
    labels: [...labels, { text: 'b − a + c', at: closing, weight: 1.5, colour: palette.warning }],
    axes: [],
    legend: {
      kind: 'categories',
      title: 'points',
      entries: [
        { name: 'a, b and c', colour: palette.accent },
        { name: 'b − a + c', colour: palette.warning },
        { name: fourthCorner.called, colour: palette.good },
        { name: 'others, projected', colour: palette.dim },
      ],
    },
    describe: (point) =>
      point === closing
        ? { title: 'b − a + c', lines: [{ text: 'where the parallelogram closes' }] }
        : {
            title: items[point]?.name ?? '',
            lines: [
              { text: items[point]?.says ?? '' },
              { text: `${fixed(view.hidden[point]!, 3)} out of the picture` },
            ],
          },
  };
}

/** Moves the middle of the corners to the centre and scales so that they reach well into the picture. */
function centredOnCorners(raw: Float32Array, corners: readonly number[]): Float32Array {
  const middle = [0, 1, 2].map(
    (axis) => corners.reduce((sum, corner) => sum + raw[3 * corner + axis]!, 0) / corners.length,
  );
  const reach = Math.max(
    1e-9,
    ...corners.map((corner) => Math.hypot(...middle.map((value, axis) => raw[3 * corner + axis]! - value))),
  );
  return raw.map((value, at) => (0.8 * (value - middle[at % 3]!)) / reach);
}
