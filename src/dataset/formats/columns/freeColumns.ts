import { DataError } from '../../error.ts';
import type { Tensors } from '../../files/tensors.ts';

/** Numbers about each feature that come with a checkpoint. */
export interface FreeColumns {
  /** by name, each `[features]` */
  readonly numeric: Readonly<Record<string, Float32Array>>;
  /** the fraction of tokens on which each feature fires, `[features]`; null if none of the columns says it */
  readonly frequency: Float32Array | null;
}

export const NO_COLUMNS: FreeColumns = { numeric: {}, frequency: null };

interface Known {
  /** the end of the tensor's name */
  readonly tensor: string;
  /** the column's name */
  readonly name: string;
  /** the fraction of tokens on which a feature fires, from a value */
  readonly frequencyOf: (value: number) => number;
}

/** SAELens adds 10⁻¹⁰ before it takes the logarithm: a feature that never fired has −10. */
const NEVER = -9.99;

/**
 * The tensors with a number for each feature: SAELens's `sparsity.safetensors` (the decimal logarithm of the fraction of
 * tokens), OpenAI's checkpoints, Gemma Scope 2's `examples.safetensors`.
 */
const KNOWN: readonly Known[] = [
  {
    tensor: 'sparsity',
    name: 'log10 firing rate',
    frequencyOf: (value) => (value <= NEVER ? 0 : 10 ** value),
  },
  {
    tensor: 'latents_activation_frequency',
    name: 'latents activation frequency',
    frequencyOf: (value) => value,
  },
  { tensor: 'feature_frequencies', name: 'feature frequencies', frequencyOf: (value) => value },
];

const isOf = (tensor: string, { tensor: end }: Known) => tensor === end || tensor.endsWith(`.${end}`);

/** Whether a file has a tensor with a number for each feature, by their names. */
export const hasFreeColumns = (names: readonly string[]): boolean =>
  names.some((name) => KNOWN.some((known) => isOf(name, known)));

/**
 * Reads the tensors of a file that have a number for each feature. One whose numbers are all the same, as before they
 * are first measured, is left out.
 *
 * @param file  the file's name, for messages
 * @throws DataError when one has another shape than the features
 */
export async function readFreeColumns(
  tensors: Tensors,
  features: number,
  file: string,
): Promise<FreeColumns> {
  const numeric: Record<string, Float32Array> = {};
  let frequency: Float32Array | null = null;
  for (const known of KNOWN) {
    const tensor = tensors.names.find((name) => isOf(name, known));
    if (tensor === undefined) continue;
    const shape = await tensors.shape(tensor);
    if (shape.length !== 1 || shape[0] !== features) {
      throw new DataError(
        `${file}: ${tensor}: expected ${features} numbers, one for each feature, found ${shape.join(' × ')}; use files of the same SAE.`,
      );
    }
    const { data } = await tensors.read(tensor);
    const values = Float32Array.from({ length: features }, (_, i) => Number(data[i]));
    if (values.every((value) => value === values[0])) continue;
    numeric[known.name] = values;
    const fractions = values.map((value) => known.frequencyOf(value));
    if (fractions.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1)))
      frequency ??= fractions;
  }
  return { numeric, frequency };
}
