import { paint, rgb } from '../../../stage/colour.ts';
import type { Arrows, PointSet } from '../../../stage/scene.ts';
import type { Palette } from '../../../state/theme.ts';
import { categoryColour } from '../../../state/theme.ts';
import type { CrystalScene, CrystalSpace } from '../analysis/index.ts';

/**
 * Differences as points around a common origin: `[pairs]` differences, then `[relations]` function vectors,
 * then the origin. They move from raw (morph 0) to distractors removed (morph 1).
 */
export function differencePoints(scene: CrystalScene, palette: Palette): PointSet {
  const pairs = scene.edgeRelation.length;
  const n = pairs + scene.relations.length + 1;
  const colours = new Uint8Array(4 * n);
  const sizes = new Float32Array(n).fill(6);
  scene.edgeRelation.forEach((relation, pair) =>
    paint(colours, pair, rgb(categoryColour(palette, relation)), 0.9),
  );
  scene.relations.forEach((_, i) => {
    paint(colours, pairs + i, rgb(categoryColour(palette, i)), 1);
    sizes[pairs + i] = 11;
  });
  paint(colours, n - 1, rgb(palette.dim), 1);
  const from = placed(scene.raw);
  const positions = scene.removed ? placed(scene.removed) : from;
  return { positions, from, colours, sizes };
}

/** Function vectors as arrows from the origin, and each difference as a faint one. */
export function differenceArrows(scene: CrystalScene, palette: Palette): Arrows {
  const pairs = scene.edgeRelation.length;
  const count = pairs + scene.relations.length;
  const ends = new Uint32Array(2 * count);
  const colours = new Uint8Array(4 * count);
  for (let i = 0; i < count; i++) {
    ends.set([count, i], 2 * i);
    const relation = i < pairs ? scene.edgeRelation[i]! : i - pairs;
    paint(colours, i, rgb(categoryColour(palette, relation)), i < pairs ? 0.16 : 1);
  }
  return { ends, colours };
}

/** Differences, function vectors and the origin, scaled so that nearly all differences are in the picture. */
function placed(space: CrystalSpace): Float32Array {
  const { differences, functionVectors } = space;
  const lengths = Float64Array.from({ length: differences.length / 3 }, (_, i) =>
    Math.hypot(differences[3 * i]!, differences[3 * i + 1]!, differences[3 * i + 2]!),
  ).sort();
  const reach = lengths[Math.floor(0.97 * (lengths.length - 1))] || 1;
  const all = new Float32Array(differences.length + functionVectors.length + 3);
  all.set(differences, 0);
  all.set(functionVectors, differences.length);
  return all.map((value) => value / reach);
}
