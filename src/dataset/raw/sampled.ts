import { type Matrix, takeRows } from '../../math/matrices/matrix.ts';
import { type BlockFirings, type FeatureNotes, type Labels, NUMBER_COLUMN } from '../dataset.ts';
import type { FeatureSample } from './sample.ts';

type Sample = Pick<FeatureSample, 'features' | 'of'> | null;

/** The numbers of the sampled features, `[features]`; the same numbers without a sample. */
export const taken = <T extends Float32Array | null>(numbers: T, sample: Sample): T =>
  sample && numbers ? (Float32Array.from(sample.features, (feature) => numbers[feature]!) as T) : numbers;

/** The rows of the sampled features. */
export const sampledRows = (matrix: Matrix, sample: Sample): Matrix =>
  sample ? takeRows(matrix, sample.features) : matrix;

/** The labels of the sampled features, with their numbers in the checkpoint as a column. */
export function sampledLabels(labels: Labels, sample: Sample): Labels {
  if (!sample) return labels;
  const { description, category, frequency, numeric } = labels;
  const texts = (all: readonly string[]) =>
    all.length === 0 ? all : Array.from(sample.features, (feature) => all[feature]!);
  const columns = Object.entries(numeric).map(([name, column]) => [name, taken(column, sample)] as const);
  return {
    ...labels,
    description: texts(description),
    category: texts(category),
    frequency: taken(frequency, sample),
    numeric: Object.fromEntries([...columns, [NUMBER_COLUMN, Float32Array.from(sample.features)]]),
  };
}

/** The notes on the sampled features. */
export function sampledNotes(
  notes: ReadonlyMap<number, FeatureNotes>,
  sample: Sample,
): ReadonlyMap<number, FeatureNotes> {
  if (!sample) return notes;
  const own = new Map<number, FeatureNotes>();
  sample.features.forEach((feature, i) => {
    const note = notes.get(feature);
    if (note) own.set(i, note);
  });
  return own;
}

/** The firings of the sampled features, in all blocks. */
export function sampledFirings(firings: BlockFirings, sample: Sample): BlockFirings {
  if (!sample) return firings;
  const places = new Int32Array(sample.of).fill(-1);
  sample.features.forEach((feature, i) => (places[feature] = i));
  const { blocks, indptr, indices } = firings;
  const starts = new Uint32Array(blocks + 1);
  const own = new (sample.features.length > 65536 ? Uint32Array : Uint16Array)(indices.length);
  let end = 0;
  for (let block = 0; block < blocks; block++) {
    for (let p = indptr[block]!; p < indptr[block + 1]!; p++) {
      const place = places[indices[p]!]!;
      if (place >= 0) own[end++] = place;
    }
    starts[block + 1] = end;
  }
  return { ...firings, features: sample.features.length, indptr: starts, indices: own.slice(0, end) };
}
