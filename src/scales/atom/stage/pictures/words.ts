import { inNumbers, inOneNumber, rgb } from '../../../../stage/colour.ts';
import { fit } from '../../../../stage/fit.ts';
import type { Arrows, Description, PointSet, SceneLabel } from '../../../../stage/scene.ts';
import { categoryColour } from '../../../../state/categoryColour.ts';
import type { Palette } from '../../../../state/theme.ts';
import type { Crystals } from '../../analysis/index.ts';
import { chosenFaces, faceLegend, paintedFaces, type FaceMeasure } from './faces.ts';
import type { Picture } from './picture.ts';
import { namedAxes, relationLegend, spaceOf } from './relations.ts';

/** What the picture of words shows. */
interface WordChoices {
  /** whether faces, axes and their legend are those with distractors removed */
  readonly atRemoved: boolean;
  /** what the faces' colours measure */
  readonly measure: FaceMeasure;
  /** words whose names are written before others */
  readonly named: ReadonlySet<string>;
}

/**
 * Words with their pairs as arrows and the best pairs of pairs as faces.
 *
 * @param words  the text of every word of the dataset
 */
export function wordPicture(
  crystals: Crystals,
  words: readonly string[],
  { atRemoved, measure, named }: WordChoices,
  palette: Palette,
): Picture {
  const space = spaceOf(crystals, atRemoved);
  const { positions, from } = wordPlaces(crystals);
  const faces = chosenFaces(crystals, space, atRemoved ? positions : from, measure);
  const faced = new Set(faces.flatMap((face) => [...space.faces.edges.subarray(2 * face, 2 * face + 2)]));
  return {
    items: Array.from(crystals.words),
    scene: {
      points: { positions, from, ...wordPoints(crystals, faced, palette) },
      arrows: pairArrows(crystals, faced, palette),
      faces: paintedFaces(crystals, space, faces, measure, palette),
      labels: wordLabels(crystals, faced, words, named, palette),
      axes: namedAxes(space.axes),
      legend: [
        faceLegend(faces.length, space.faces.total, measure, palette),
        relationLegend(crystals, palette),
      ],
      describe: (point) => describe(crystals, point, words, palette),
    },
  };
}

/** Points are fitted so that this share of them lies within the picture. */
const WITHIN = 0.98;

/** The places of the words, raw (`from`) and with distractors removed, `[words, 3]` in scene units. */
function wordPlaces({ raw, removed }: Crystals): { positions: Float32Array; from: Float32Array } {
  const from = fit(raw.positions, { quantile: WITHIN }).positions;
  return { from, positions: removed ? fit(removed.positions, { quantile: WITHIN }).positions : from };
}

/**
 * Words in their relation's colour; those at the corners of faces stand out.
 *
 * @param faced  the pairs along faces
 */
function wordPoints(
  { words, edges, edgeRelation }: Crystals,
  faced: ReadonlySet<number>,
  palette: Palette,
): Pick<PointSet, 'colours' | 'sizes'> {
  const colours = new Uint8Array(4 * words.length);
  const shades = inNumbers(colours);
  const sizes = new Float32Array(words.length);
  // Pairs along faces come last: a word keeps the looks of the last of its pairs.
  const order = [...edgeRelation.keys()].sort((a, b) => Number(faced.has(a)) - Number(faced.has(b)));
  for (const pair of order) {
    const colour = rgb(categoryColour(palette, edgeRelation[pair]!));
    for (const point of [edges[2 * pair]!, edges[2 * pair + 1]!]) {
      shades[point] = inOneNumber(colour, faced.has(pair) ? 1 : 0.6);
      sizes[point] = faced.has(pair) ? 8 : 5;
    }
  }
  return { colours, sizes };
}

/** An arrow for each pair, in its relation's colour; those along faces stand out. */
function pairArrows({ edges, edgeRelation }: Crystals, faced: ReadonlySet<number>, palette: Palette): Arrows {
  const colours = new Uint8Array(4 * edgeRelation.length);
  const shades = inNumbers(colours);
  edgeRelation.forEach((relation, pair) => {
    shades[pair] = inOneNumber(rgb(categoryColour(palette, relation)), faced.has(pair) ? 1 : 0.2);
  });
  return { ends: edges, colours };
}

/** Every word by its text; those that the dataset's description names first, then the corners of faces. */
function wordLabels(
  crystals: Crystals,
  faced: ReadonlySet<number>,
  words: readonly string[],
  named: ReadonlySet<string>,
  palette: Palette,
): SceneLabel[] {
  const corners = new Set([...faced].flatMap((pair) => [...crystals.edges.subarray(2 * pair, 2 * pair + 2)]));
  return Array.from(crystals.words, (word, point) => {
    const text = words[word] ?? '';
    const bright = named.has(text) || corners.has(point);
    const weight = named.has(text) ? 4 : bright ? 2 : 1;
    return { text, at: point, weight, ...(!bright && { colour: palette.dim }) };
  });
}

/** A word, and the pairs that it stands in. */
function describe(
  crystals: Crystals,
  point: number,
  words: readonly string[],
  palette: Palette,
): Description {
  const { edges, edgeRelation, relations } = crystals;
  const nameOf = (at: number) => words[crystals.words[at]!];
  const pairs = [...edgeRelation.keys()].filter(
    (pair) => edges[2 * pair] === point || edges[2 * pair + 1] === point,
  );
  return {
    title: nameOf(point) ?? '',
    lines: pairs.map((pair) => {
      const relation = edgeRelation[pair]!;
      const [input, output] = [nameOf(edges[2 * pair]!), nameOf(edges[2 * pair + 1]!)];
      return {
        text: `${input} → ${output} · ${relations[relation]!.name}`,
        colour: categoryColour(palette, relation),
      };
    }),
  };
}
