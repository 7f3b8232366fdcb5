import { DataError } from '../../../../dataset/error.ts';
import {
  doubleRow,
  takeDoubleRows,
  toDouble,
  zeros,
  type DoubleMatrix,
} from '../../../../math/matrices/doubleMatrix.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { coordinates, principalAxes } from '../../../../math/spectra/principalAxes.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { functionVectors, silhouetteOrNull } from './differences.ts';
import { bestFaces, type Faces } from './faces.ts';
import type { CrystalParameters } from '../parameters.ts';
import {
  canDiscriminate,
  fitRemoval,
  removalOfSome,
  removalNotes,
  removeFromDifferences,
  type Removal,
} from '../removal/removal.ts';
import { select, type RelationWords, type SelectedRelation, type Selection } from '../selection.ts';

/** The words of the chosen relations, placed to be drawn: before and after distractors are removed. */
export interface Crystals {
  readonly relations: readonly SelectedRelation[];
  /** index of each word placed: first the words of pairs, then the further ones, `[words]` */
  readonly words: Uint32Array;
  /** the pairs as positions in `words`: input, output, `[pairs * 2]` */
  readonly edges: Uint32Array;
  /** relation of each pair, as an index into `relations`, `[pairs]` */
  readonly edgeRelation: Uint32Array;
  readonly raw: CrystalSpace;
  /** null if the removal cannot be fitted; `notes` say why */
  readonly removed: CrystalSpace | null;
  readonly notes: readonly string[];
}

export interface CrystalSpace {
  /** a point for each word, around the words' mean, `[words, 3]` */
  readonly positions: Float32Array;
  readonly axes: readonly AxisName[];
  /** the differences from a common origin, in their own axes, `[pairs, 3]` */
  readonly differences: Float32Array;
  readonly differenceAxes: readonly AxisName[];
  /** each relation's mean difference in the same axes, `[relations, 3]` */
  readonly functionVectors: Float32Array;
  readonly faces: Faces;
  /** how well the differences cluster by relation, in [−1, 1]; null for fewer than two relations */
  readonly silhouette: number | null;
  /** the same per relation, `[relations]`; NaN for a relation without one */
  readonly silhouettes: Float64Array;
}

/** An axis as it is named on screen: `PC 1`, `LD 1`, with the share it carries. */
export interface AxisName {
  readonly name: string;
  /** share of the variance (`PC`) or of the between-class variance (`LD`), in [0, 1]; 0 for an empty axis */
  readonly share: number;
}

/**
 * Places crystals (DESIGN, “Atom”): the words of the chosen relations on their first three principal
 * components, raw and after the removal of distractors (on the first three discriminant axes after LDA),
 * with pairs, faces, differences and silhouettes. The removal is fitted on the pairs that are shown, so the
 * picture flatters it; `crystalQuality` has the held-out figures.
 *
 * @throws DataError when the selection or a parameter is bad (see `select`)
 */
export async function placeCrystals(
  data: RelationWords,
  parameters: CrystalParameters,
  work: Work,
): Promise<Crystals> {
  const selection = select(data, parameters);
  const placed = Uint32Array.from(new Set([...selection.words, ...further(parameters.also, data)]));
  const position = new Map(Array.from(selection.words, (word, i) => [word, i]));
  work.progress(0.05, 'Placing the words');
  const words = takeRows(data.vectors, placed);
  const raw = await space(words, selection.differences, selection, null, parameters, stepOf(work, 0.05, 0.4));
  const notes: string[] = [];
  let removed: CrystalSpace | null = null;
  if (parameters.removal === 'lda' && !canDiscriminate(selection.labels)) {
    notes.push('LDA tells relations apart: it needs two of them, and more pairs than relations.');
  } else {
    work.progress(0.4, 'Removing distractors');
    const removal = await fitRemoval(selection, parameters, data.relations, stepOf(work, 0.4, 0.6));
    notes.push(...removalNotes(removal, parameters, selection.labels.length, selection.relations.length));
    const mapped = await removalOfSome(data.vectors, removal, placed, work);
    const offsets = removeFromDifferences(selection, removal);
    removed = await space(mapped, offsets, selection, removal, parameters, stepOf(work, 0.6, 1));
  }
  work.progress(1, 'Done');
  return {
    relations: selection.relations,
    words: placed,
    edges: selection.pairs.map((word) => position.get(word)!),
    edgeRelation: selection.labels,
    raw,
    removed,
    notes,
  };
}

async function space(
  words: Matrix,
  offsets: DoubleMatrix,
  selection: Selection,
  removal: Removal | null,
  parameters: CrystalParameters,
  work: Work,
): Promise<CrystalSpace> {
  const points = toDouble(words);
  const fromPairs = takeDoubleRows(points, [...selection.words.keys()]);
  const shown = await shownAxes(fromPairs, removal, work);
  const shownOffsets = await shownAxes(offsets, removal, work);
  const means = functionVectors(offsets, selection.labels, selection.relations.length);
  const scores = await silhouetteOrNull(offsets, selection, parameters, work);
  return {
    positions: coordinates(points, shown.axes, shown.mean, 3),
    axes: shown.names,
    differences: coordinates(offsets, shownOffsets.axes, null, 3),
    differenceAxes: shownOffsets.names,
    functionVectors: coordinates(means, shownOffsets.axes, null, 3),
    faces: bestFaces(offsets, selection.pairs, selection.labels, parameters.faces),
    silhouette: scores?.mean ?? null,
    silhouettes: scores?.classMeans ?? new Float64Array(selection.relations.length).fill(NaN),
  };
}

function further(also: readonly number[], { vectors }: RelationWords): readonly number[] {
  for (const word of also) {
    if (!Number.isInteger(word) || word < 0 || word >= vectors.rows) {
      throw new DataError(`crystals: there is no word ${word} to place; there are ${vectors.rows}.`);
    }
  }
  return also;
}

/** The axes to draw along: discriminant axes as they are, else principal components. */
async function shownAxes(points: DoubleMatrix, removal: Removal | null, work: Work) {
  const principal = await principalAxes(points, 3, work);
  if (removal?.method !== 'lda') return { ...principal, names: axisNames('PC', principal.shares) };
  const axes = zeros(Math.min(3, points.columns), points.columns);
  for (let k = 0; k < axes.rows; k++) doubleRow(axes, k)[k] = 1;
  return { axes, mean: principal.mean, names: axisNames('LD', removal.shares) };
}

function axisNames(kind: string, shares: Float64Array): AxisName[] {
  return [0, 1, 2].map((k) => ({ name: `${kind} ${k + 1}`, share: shares[k] ?? 0 }));
}
