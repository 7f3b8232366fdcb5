import { MOST_DECODER_BYTES, SAMPLED_FEATURES } from '../formats/sae/wide.ts';
import type { Entry } from './entries.ts';
import type { FamilyRepository } from './family.ts';

/** How large a decoder is. */
export interface DecoderSize {
  /** in the file */
  readonly bytes: number;
  /** whether `bytes` follows from the shape; else half of the file was taken */
  readonly exact: boolean;
  /** null when the path does not say it */
  readonly features: number | null;
  /** whether a sample of the features opens, because all of them take too much memory */
  readonly sampled: boolean;
}

/**
 * The number of features that a width names, such as `16k`, `65k`, `1m` or `24576`: a power of two cut to thousands, or
 * else a multiple of 1,024.
 *
 * @returns null for another text
 */
export function featuresOf(width: string): number | null {
  const match = /^(\d+)([km]?)$/i.exec(width);
  if (!match) return null;
  const number = Number(match[1]);
  if (match[2] === '') return number;
  const thousand = match[2]!.toLowerCase() === 'm' ? 1e6 : 1e3;
  const power = 2 ** Math.floor(Math.log2((number + 1) * thousand));
  return Math.floor(power / thousand) === number ? power : number * (thousand === 1e6 ? 2 ** 20 : 1024);
}

/**
 * The size of an SAE's decoder, before anything of its file is read: by its shape, and by the size of the file, which
 * holds an encoder of the same size and says how many bytes a number takes. If one of them is unknown, half of the file.
 */
export function decoderSize(entry: Entry, { dim, decoder }: FamilyRepository): DecoderSize {
  const features = featuresOf(entry.properties['width'] ?? '');
  if (decoder === 'file') return { bytes: entry.size, exact: true, features, sampled: false };
  const numbers = features !== null && dim !== undefined ? features * dim : null;
  const width = numbers === null ? undefined : [2, 4].find((bytes) => holds(entry.size, 2 * bytes * numbers));
  const bytes = width === undefined ? entry.size / 2 : width * numbers!;
  const memory = numbers === null ? 0 : 4 * numbers;
  return {
    bytes,
    exact: width !== undefined,
    features,
    sampled: features !== null && features > SAMPLED_FEATURES && memory > MOST_DECODER_BYTES,
  };
}

/** Whether a file consists of a number of bytes and of little else, such as biases, thresholds and a skip connection. */
const holds = (size: number, bytes: number): boolean => size >= bytes && size < 1.4 * bytes;
