import { count } from '../../../../controls/numbers.ts';
import { mixAlong, inNumbers, inOneNumber, rgb } from '../../../../stage/colour.ts';
import type { Faces, Legend } from '../../../../stage/scene.ts';
import type { Palette } from '../../../../state/theme.ts';
import type { Crystals, CrystalSpace } from '../../analysis/index.ts';

/** What a face’s colour measures. */
export type FaceMeasure = 'parallelogram' | 'trapezoid';

/** The error at which a face has the colour of one that is no parallelogram (or trapezoid) at all. */
const FAR = 1;
/** About this number of faces are drawn, shared by the relations; no pair is in two of them. */
const MOST = 14;
/** Distances in the picture between a face’s two pairs: a narrower face is a sliver, a wider one hides everything else. */
const WIDTHS = [0.16, 0.8] as const;

/**
 * The faces to draw: the best of each relation by the measure, among those that can be told apart in the picture.
 *
 * @param positions  of the words in the picture, `[words, 3]`
 * @returns indices into the space's faces
 */
export function chosenFaces(
  { relations, edges, edgeRelation }: Crystals,
  { faces }: CrystalSpace,
  positions: Float32Array,
  measure: FaceMeasure,
): number[] {
  const errors = faces[measure];
  const order = [...errors.keys()].sort((a, b) => errors[a]! - errors[b]! || a - b);
  const most = Math.max(1, Math.round(MOST / relations.length));
  const taken = new Set<number>();
  const ofRelation = new Uint32Array(relations.length);
  const middle = (pair: number, axis: number) =>
    [0, 1].reduce((sum, end) => sum + positions[3 * edges[2 * pair + end]! + axis]! / 2, 0);
  return order.filter((face) => {
    const [first, second] = [faces.edges[2 * face]!, faces.edges[2 * face + 1]!];
    const relation = edgeRelation[first]!;
    if (ofRelation[relation]! >= most || taken.has(first) || taken.has(second)) return false;
    const width = Math.hypot(...[0, 1, 2].map((axis) => middle(first, axis) - middle(second, axis)));
    if (width < WIDTHS[0] || width > WIDTHS[1]) return false;
    ofRelation[relation]!++;
    taken.add(first).add(second);
    return true;
  });
}

/** Faces from accent (a parallelogram or trapezoid) to warning (far from one). */
export function paintedFaces(
  { edges }: Crystals,
  { faces }: CrystalSpace,
  chosen: readonly number[],
  measure: FaceMeasure,
  palette: Palette,
): Faces {
  const corners = new Uint32Array(4 * chosen.length);
  const colours = new Uint8Array(4 * chosen.length);
  const shades = inNumbers(colours);
  const ramp = [rgb(palette.accent), rgb(palette.warning)];
  chosen.forEach((face, i) => {
    const [first, second] = [faces.edges[2 * face]!, faces.edges[2 * face + 1]!];
    const [a, b] = [edges[2 * first]!, edges[2 * first + 1]!];
    const [c, d] = [edges[2 * second]!, edges[2 * second + 1]!];
    corners.set([a, b, d, c], 4 * i);
    shades[i] = inOneNumber(mixAlong(ramp, faces[measure][face]! / FAR), 0.13);
  });
  return { corners, colours };
}

/** The meaning of the faces' colours, and how many of the faces are drawn. */
export function faceLegend(drawn: number, total: number, measure: FaceMeasure, palette: Palette): Legend {
  const error = measure === 'parallelogram' ? 'parallelogram error' : 'trapezoid error, 1 − cos';
  return {
    kind: 'gradient',
    title: `${drawn} of ${count(total)} faces · ${error}`,
    low: '0',
    high: `≥ ${FAR}`,
    gradient: `linear-gradient(to right, ${palette.accent}, ${palette.warning})`,
  };
}
