import { inNumbers, inOneNumber, rgb } from '../../../../stage/colour.ts';
import type { Arrows, Description, PointSet, SceneLabel } from '../../../../stage/scene.ts';
import { categoryColour } from '../../../../state/categoryColour.ts';
import type { Palette } from '../../../../state/theme.ts';
import type { Crystals, CrystalSpace } from '../../analysis/index.ts';
import type { Picture } from './picture.ts';
import { namedAxes, relationLegend, spaceOf } from './relations.ts';

/**
 * Differences and function vectors from a common origin. The points are the `[pairs]` differences, then the `[relations]`
 * function vectors, then the origin.
 *
 * @param words  the text of every word of the dataset
 * @param atRemoved  whether the axes are those with distractors removed
 */
export function differencePicture(
  crystals: Crystals,
  words: readonly string[],
  atRemoved: boolean,
  palette: Palette,
): Picture {
  const { edges, edgeRelation } = crystals;
  const pairNames = Array.from(edgeRelation, (_, pair) =>
    [2 * pair, 2 * pair + 1].map((end) => words[crystals.words[edges[end]!]!]).join(' → '),
  );
  return {
    items: Array.from(edgeRelation, (_, pair) => crystals.words[edges[2 * pair]!]!),
    scene: {
      points: differencePoints(crystals, palette),
      arrows: differenceArrows(crystals, palette),
      labels: differenceLabels(crystals, pairNames, palette),
      axes: namedAxes(spaceOf(crystals, atRemoved).differenceAxes),
      legend: [relationLegend(crystals, palette)],
      describe: (point) => describe(crystals, point, pairNames, palette),
    },
  };
}

/** The points, moving from raw (morph 0) to distractors removed (morph 1). */
function differencePoints({ relations, edgeRelation, raw, removed }: Crystals, palette: Palette): PointSet {
  const pairs = edgeRelation.length;
  const n = pairs + relations.length + 1;
  const colours = new Uint8Array(4 * n);
  const shades = inNumbers(colours);
  const sizes = new Float32Array(n).fill(6);
  edgeRelation.forEach((relation, pair) => {
    shades[pair] = inOneNumber(rgb(categoryColour(palette, relation)), 0.9);
  });
  relations.forEach((_, i) => {
    shades[pairs + i] = inOneNumber(rgb(categoryColour(palette, i)), 1);
    sizes[pairs + i] = 11;
  });
  shades[n - 1] = inOneNumber(rgb(palette.dim), 1);
  const from = places(raw);
  return { positions: removed ? places(removed) : from, from, colours, sizes };
}

/** Of the differences, the share that lies within the picture. */
const WITHIN = 0.97;

/** Places of the points, `[pairs + relations + 1, 3]`. */
function places({ differences, functionVectors }: CrystalSpace): Float32Array {
  const lengths = Float64Array.from({ length: differences.length / 3 }, (_, i) =>
    Math.hypot(differences[3 * i]!, differences[3 * i + 1]!, differences[3 * i + 2]!),
  ).sort();
  const reach = lengths[Math.floor(WITHIN * (lengths.length - 1))] || 1;
  const all = new Float32Array(differences.length + functionVectors.length + 3);
  all.set(differences, 0);
  all.set(functionVectors, differences.length);
  return all.map((value) => value / reach);
}

/** Function vectors as arrows from the origin, and each difference as a faint one. */
function differenceArrows({ relations, edgeRelation }: Crystals, palette: Palette): Arrows {
  const pairs = edgeRelation.length;
  const count = pairs + relations.length;
  const origin = count;
  const ends = new Uint32Array(2 * count);
  const colours = new Uint8Array(4 * count);
  const shades = inNumbers(colours);
  for (let i = 0; i < count; i++) {
    ends.set([origin, i], 2 * i);
    const relation = i < pairs ? edgeRelation[i]! : i - pairs;
    shades[i] = inOneNumber(rgb(categoryColour(palette, relation)), i < pairs ? 0.16 : 1);
  }
  return { ends, colours };
}

/** Relations at their function vectors, then pairs at their differences. */
function differenceLabels(
  { relations }: Crystals,
  pairNames: readonly string[],
  palette: Palette,
): SceneLabel[] {
  return [
    ...relations.map(({ name }, i) => ({
      text: name,
      at: pairNames.length + i,
      weight: 3,
      colour: categoryColour(palette, i),
      heading: true,
    })),
    ...pairNames.map((text, pair) => ({ text, at: pair, weight: 1, colour: palette.dim })),
  ];
}

/** A difference, a function vector or the origin. */
function describe(
  { relations, edgeRelation }: Crystals,
  point: number,
  pairNames: readonly string[],
  palette: Palette,
): Description {
  const pairs = pairNames.length;
  const index = point < pairs ? edgeRelation[point]! : point - pairs;
  const relation = relations[index];
  if (!relation) return { title: 'origin', lines: [{ text: 'a word less itself' }] };
  const colour = categoryColour(palette, index);
  if (point < pairs) return { title: pairNames[point]!, lines: [{ text: relation.name, colour }] };
  return {
    title: relation.name,
    lines: [{ text: `function vector: the mean of ${relation.pairs} differences`, colour }],
  };
}
