import type { Palette } from '../../state/theme.ts';
import { categoryColour } from '../../state/theme.ts';
import { mixAlong, paint, rgb } from '../../stage/colour.ts';
import { fit } from '../../stage/fit.ts';
import type { Arrows, Axis, Faces, PointSet } from '../../stage/scene.ts';
import type { AxisName, CrystalScene, CrystalSpace } from './analysis.ts';

/** The parallelogram error at which a face has the colour of one that is no parallelogram at all. */
export const FAR = 1;

/** Words as points that move from raw (morph 0) to distractors removed (morph 1). */
export function crystalPoints(scene: CrystalScene, palette: Palette): PointSet {
  const n = scene.words.length;
  const colours = new Uint8Array(4 * n);
  for (let pair = 0; pair < scene.edgeRelation.length; pair++) {
    const colour = rgb(categoryColour(palette, scene.edgeRelation[pair]!));
    for (const end of [2 * pair, 2 * pair + 1]) paint(colours, scene.edges[end]!, colour, 0.95);
  }
  const from = fit(scene.raw.positions, { quantile: 0.95 }).positions;
  const positions = scene.removed ? fit(scene.removed.positions, { quantile: 0.95 }).positions : from;
  return { positions, from, colours, sizes: new Float32Array(n).fill(7) };
}

/** An arrow a pair, in its relation's colour. */
export function crystalArrows(scene: CrystalScene, palette: Palette): Arrows {
  const colours = new Uint8Array(4 * scene.edgeRelation.length);
  scene.edgeRelation.forEach((relation, pair) =>
    paint(colours, pair, rgb(categoryColour(palette, relation)), 0.6),
  );
  return { ends: scene.edges, colours };
}

/** The best faces of a space, from accent (a parallelogram) to warning (far from one). */
export function crystalFaces(scene: CrystalScene, space: CrystalSpace, palette: Palette): Faces {
  const count = space.faces.edges.length / 2;
  const corners = new Uint32Array(4 * count);
  const colours = new Uint8Array(4 * count);
  const ramp = [rgb(palette.accent), rgb(palette.warning)];
  for (let face = 0; face < count; face++) {
    const first = space.faces.edges[2 * face]!;
    const second = space.faces.edges[2 * face + 1]!;
    const [a, b] = [scene.edges[2 * first]!, scene.edges[2 * first + 1]!];
    const [c, d] = [scene.edges[2 * second]!, scene.edges[2 * second + 1]!];
    corners.set([a, b, d, c], 4 * face);
    paint(colours, face, mixAlong(ramp, space.faces.parallelogram[face]! / FAR), 0.16);
  }
  return { corners, colours };
}

/** The axes named for what they are, with the share each carries. */
export function crystalAxes(axes: readonly AxisName[]): Axis[] {
  const length = 0.75;
  return axes.map(({ name, share }) => ({ name: `${name} · ${(100 * share).toFixed(1)} %`, length }));
}
