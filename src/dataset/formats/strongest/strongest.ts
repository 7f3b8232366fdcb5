import { DataError } from '../../error.ts';
import { ELEMENT_BYTES } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import type { Tensors } from '../../files/tensors.ts';
import { MOST_FEATURES } from '../../schema.ts';

/**
 * The strongest tokens of each feature: Gemma Scope 2's `examples.safetensors`. The arrays are read in parts when they
 * are asked for.
 */
export interface Strongest {
  readonly tensors: Tensors;
  /** the file's name, for messages */
  readonly file: string;
  readonly features: number;
  /** the number of tokens that the file keeps of a feature, such as 1,000 */
  readonly kept: number;
  /** the number of contexts that the tokens are in, and the tokens of each */
  readonly contexts: number;
  readonly length: number;
}

/**
 * Checks the shapes of a file of strongest tokens: `activations`, `seq_ids` and `positions` `[features, kept]`, `tokens`
 * `[contexts, length]`. Only headers are read.
 *
 * @param file  the file's name, for messages
 * @throws DataError when an array has another shape
 */
export async function strongestOf(tensors: Tensors, file: string): Promise<Strongest> {
  const sizes = async (name: string, expected: readonly [number | null, number | null]) => {
    const shape = await tensors.shape(name);
    const fits =
      shape.length === 2 && shape.every((size, axis) => size > 0 && size === (expected[axis] ?? size));
    if (fits) return shape as [number, number];
    throw new DataError(
      `${file}: ${name}: expected shape [${expected.map((size) => size ?? 'any').join(', ')}], found ${shapeText(shape)}; download it again.`,
    );
  };
  const [features, kept] = await sizes('activations', [null, null]);
  await sizes('seq_ids', [features, kept]);
  await sizes('positions', [features, kept]);
  const [contexts, length] = await sizes('tokens', [null, null]);
  if (features > MOST_FEATURES) {
    throw new DataError(
      `${file}: expected at most ${MOST_FEATURES.toLocaleString('en')} features, found ${features.toLocaleString('en')}; download it again.`,
    );
  }
  return { tensors, file, features, kept, contexts, length };
}

/** The number of stored tokens that are read at once. */
export const STORED_AT_ONCE = 1 << 22;

/** The arrays that say where the strongest tokens are, `[features, kept]`. */
export const STORED = ['activations', 'seq_ids', 'positions'] as const;

/**
 * The bytes that the strongest tokens take in the file.
 *
 * @param features  the number of features whose tokens are read
 */
export async function bytesOfTokens(
  { tensors, features: all, kept }: Strongest,
  features = all,
): Promise<number> {
  let bytes = 0;
  for (const name of STORED) {
    const type = await tensors.type(name);
    bytes += features * kept * (type ? ELEMENT_BYTES[type] : 0);
  }
  return bytes;
}

/** A refusal of a token that lies in no context. */
export const outsideContexts = (
  { file, contexts, length }: Strongest,
  feature: number,
  sequence: number,
  position: number,
): DataError =>
  new DataError(
    `${file}: feature ${feature}: expected tokens within ${contexts.toLocaleString('en')} contexts of ${length}, found token ${position} of context ${sequence}; download it again.`,
  );

/**
 * The frequency of each feature, a fraction of tokens, `[features]`; null if the file does not say it. Numbers above 1
 * are counts of tokens in the contexts.
 *
 * @throws DataError when it has another shape
 */
export async function frequencies({ tensors, file, features, contexts, length }: Strongest) {
  if (!tensors.names.includes('feature_frequencies')) return null;
  const { data, shape } = await tensors.read('feature_frequencies');
  if (data.length !== features) {
    throw new DataError(
      `${file}: feature_frequencies: expected ${features} numbers, found shape ${shapeText(shape)}; download it again.`,
    );
  }
  const counts = data.some((value) => value > 1);
  const scale = counts ? 1 / (contexts * length) : 1;
  return Float32Array.from(data, (value) => {
    const fraction = value * scale;
    return fraction >= 0 && fraction <= 1 ? fraction : NaN;
  });
}
