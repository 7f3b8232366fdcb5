import { count, percent } from '../../../controls/numbers.ts';
import { mixAlong, paint, rgb } from '../../../stage/colour.ts';
import { fit } from '../../../stage/fit.ts';
import type { Arrows, Axis, Faces, Legend, PointSet } from '../../../stage/scene.ts';
import type { Palette } from '../../../state/theme.ts';
import { categoryColour } from '../../../state/theme.ts';
import type { AxisName, CrystalScene, CrystalSpace } from '../analysis/index.ts';

/** What a face's colour measures. */
export type FaceMeasure = 'parallelogram' | 'trapezoid';

/** The error at which a face has the colour of one that is no parallelogram (or trapezoid) at all. */
const FAR = 1;
/** Points are fitted so that this share of them lies within the picture. */
const WITHIN = 0.98;

/** Where the words are: raw, and with distractors removed, `[words, 3]` in scene units. */
export function crystalPlaces(scene: CrystalScene): Pick<PointSet, 'positions' | 'from'> {
  const from = fit(scene.raw.positions, { quantile: WITHIN }).positions;
  const positions = scene.removed ? fit(scene.removed.positions, { quantile: WITHIN }).positions : from;
  return { positions, from };
}

/** Words in their relation's colour; those at the corners of faces stand out. */
export function crystalPoints(scene: CrystalScene, faced: ReadonlySet<number>, palette: Palette) {
  const n = scene.words.length;
  const colours = new Uint8Array(4 * n);
  const sizes = new Float32Array(n);
  const order = [...scene.edgeRelation.keys()].sort((a, b) => Number(faced.has(a)) - Number(faced.has(b)));
  for (const pair of order) {
    const colour = rgb(categoryColour(palette, scene.edgeRelation[pair]!));
    for (const point of [scene.edges[2 * pair]!, scene.edges[2 * pair + 1]!]) {
      paint(colours, point, colour, faced.has(pair) ? 1 : 0.6);
      sizes[point] = faced.has(pair) ? 8 : 5;
    }
  }
  return { colours, sizes };
}

/** An arrow a pair, in its relation's colour; those along faces stand out. */
export function crystalArrows(scene: CrystalScene, faced: ReadonlySet<number>, palette: Palette): Arrows {
  const colours = new Uint8Array(4 * scene.edgeRelation.length);
  scene.edgeRelation.forEach((relation, pair) =>
    paint(colours, pair, rgb(categoryColour(palette, relation)), faced.has(pair) ? 1 : 0.2),
  );
  return { ends: scene.edges, colours };
}

/** About this many faces are drawn, shared by the relations, each pair in one of them at most. */
const FACES_DRAWN = 14;
/** Distances between a face’s two pairs in the picture: less is a sliver, more hides everything else. */
const WIDTHS = [0.16, 0.8] as const;

/**
 * The faces to draw: of each relation the best by the measure among those that can be told apart in the
 * picture.
 *
 * @param positions  of the words in the picture, `[words, 3]`
 * @returns indices into the space's faces
 */
export function facesDrawn(
  scene: CrystalScene,
  space: CrystalSpace,
  positions: Float32Array,
  measure: FaceMeasure,
): number[] {
  const { edges } = space.faces;
  const errors = space.faces[measure];
  const order = [...errors.keys()].sort((a, b) => errors[a]! - errors[b]! || a - b);
  const most = Math.max(1, Math.round(FACES_DRAWN / scene.relations.length));
  const taken = new Set<number>();
  const ofRelation = new Uint32Array(scene.relations.length);
  const middle = (pair: number, axis: number) =>
    [0, 1].reduce((sum, end) => sum + positions[3 * scene.edges[2 * pair + end]! + axis]! / 2, 0);
  return order.filter((face) => {
    const [first, second] = [edges[2 * face]!, edges[2 * face + 1]!];
    const relation = scene.edgeRelation[first]!;
    if (ofRelation[relation]! >= most || taken.has(first) || taken.has(second)) return false;
    const width = Math.hypot(...[0, 1, 2].map((axis) => middle(first, axis) - middle(second, axis)));
    if (width < WIDTHS[0] || width > WIDTHS[1]) return false;
    ofRelation[relation]!++;
    taken.add(first).add(second);
    return true;
  });
}

/** Faces from accent (a parallelogram) to warning (far from one). */
export function crystalFaces(
  scene: CrystalScene,
  space: CrystalSpace,
  drawn: readonly number[],
  measure: FaceMeasure,
  palette: Palette,
): Faces {
  const corners = new Uint32Array(4 * drawn.length);
  const colours = new Uint8Array(4 * drawn.length);
  const ramp = [rgb(palette.accent), rgb(palette.warning)];
  drawn.forEach((face, i) => {
    const first = space.faces.edges[2 * face]!;
    const second = space.faces.edges[2 * face + 1]!;
    const [a, b] = [scene.edges[2 * first]!, scene.edges[2 * first + 1]!];
    const [c, d] = [scene.edges[2 * second]!, scene.edges[2 * second + 1]!];
    corners.set([a, b, d, c], 4 * i);
    paint(colours, i, mixAlong(ramp, space.faces[measure][face]! / FAR), 0.13);
  });
  return { corners, colours };
}

/** The relations' colours, and what the faces' colours mean. */
export function crystalLegend(
  scene: CrystalScene,
  faces: { readonly drawn: number; readonly total: number; readonly measure: FaceMeasure } | null,
  palette: Palette,
): Legend[] {
  const relations: Legend = {
    kind: 'categories',
    title: 'relations',
    entries: scene.relations.map((relation, i) => ({
      name: relation.name,
      colour: categoryColour(palette, i),
      count: relation.pairs,
    })),
  };
  if (!faces) return [relations];
  const what = faces.measure === 'parallelogram' ? 'parallelogram error' : 'trapezoid error, 1 − cos';
  return [
    {
      kind: 'gradient',
      title: `${faces.drawn} of ${count(faces.total)} faces · ${what}`,
      low: '0',
      high: `≥ ${FAR}`,
      gradient: `linear-gradient(to right, ${palette.accent}, ${palette.warning})`,
    },
    relations,
  ];
}

/** The axes named for what they are, with the share each carries; an empty axis is left out. */
export function crystalAxes(axes: readonly AxisName[]): Axis[] {
  const length = 0.75;
  return axes.map(({ name, share }) => ({
    name: share > 0 ? `${name} · ${percent(share)}` : `no ${name}`,
    length,
  }));
}
