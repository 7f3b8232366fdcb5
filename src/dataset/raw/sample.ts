import { permutation, random } from '../../math/random/random.ts';
import { SAMPLE_SEED, type SampleChoice } from '../corrections.ts';
import { isSampled, SAMPLED_FEATURES } from '../formats/sae/wide.ts';

/** Some of the features of a checkpoint. */
export interface FeatureSample {
  /** their numbers in the checkpoint, ascending, `[features]` */
  readonly features: Uint32Array;
  /** the number of all features */
  readonly of: number;
  readonly seed: number;
}

/** The most rows of a block, which is read at once. */
const MOST_ROWS = 512;
/** A sample has at least this many blocks, if it is large enough. */
const LEAST_BLOCKS = 64;

/**
 * A sample of contiguous blocks of features, so that each is read by one range request. Blocks are drawn without
 * replacement by a seeded stream; the last one may be cut short.
 *
 * @param of  the number of all features
 * @param count  the number of features of the sample, at most `of`
 */
export function drawFeatures(of: number, count: number, seed: number): FeatureSample {
  const size = Math.max(1, Math.min(MOST_ROWS, Math.floor(count / LEAST_BLOCKS)));
  const needed = Math.ceil(count / size);
  const blocks = Math.max(needed, Math.floor(of / size));
  const drawn = permutation(blocks, random(seed)).slice(0, needed).sort();
  const features: number[] = [];
  for (const block of drawn) {
    for (let row = block * size; row < Math.min(of, (block + 1) * size); row++) features.push(row);
  }
  return { features: Uint32Array.from(features.slice(0, count)), of, seed };
}

/**
 * The features of a decoder that are read: those that the user chooses; else all, or a sample if they take too much
 * memory.
 *
 * @returns null for all features
 */
export function sampleFor(
  rows: number,
  columns: number,
  choice: SampleChoice | undefined,
): FeatureSample | null {
  if (choice === 'all') return null;
  if (choice) return choice.count < rows ? drawFeatures(rows, choice.count, choice.seed) : null;
  return isSampled(rows, columns, choice) ? drawFeatures(rows, SAMPLED_FEATURES, SAMPLE_SEED) : null;
}

/** A sample in words, such as `32,768 of 262,144 features, seed 42`. */
export const sampleText = ({ features, of, seed }: FeatureSample): string =>
  `${features.length.toLocaleString('en')} of ${of.toLocaleString('en')} features, seed ${seed}`;
