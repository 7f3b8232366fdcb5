import type { SampleChoice } from '../../corrections.ts';

/** A decoder that takes more memory, in bytes of float32, is sampled unless the user asks for all of it. */
export const MOST_DECODER_BYTES = 1.5 * 2 ** 30;

/** The number of features of a sample, if the user names none. */
export const SAMPLED_FEATURES = 32_768;

/**
 * Whether a sample of the features of a decoder is read.
 *
 * @param choice  what the user says; absent for a sample of what does not fit
 * @returns null for a decoder that has no more features than a sample
 */
export function isSampled(features: number, dim: number, choice: SampleChoice | undefined): boolean | null {
  if (choice === 'all') return features > SAMPLED_FEATURES ? false : null;
  if (choice) return choice.count < features;
  return features > SAMPLED_FEATURES ? 4 * features * dim > MOST_DECODER_BYTES : null;
}
