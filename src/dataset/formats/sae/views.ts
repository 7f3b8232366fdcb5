import { DataError } from '../../error.ts';
import type { DenseArray } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import type { Tensors } from '../../files/tensors.ts';
import { allocate } from '../../sources/limits.ts';

/**
 * The tensors of one layer among those of several, without the layer's number in their names: of circuit-tracer's
 * `W_enc_3`, `b_enc_3` and `threshold_3` those of layer 3 are `W_enc`, `b_enc` and `threshold`.
 */
export function ofLayer(tensors: Tensors, layer: number): Tensors {
  const suffix = `_${layer}`;
  const stored = new Map(
    tensors.names
      .filter((name) => name.endsWith(suffix))
      .map((name) => [name.slice(0, -suffix.length), name]),
  );
  return {
    names: [...stored.keys()],
    shape: (name) => tensors.shape(stored.get(name)!),
    type: (name) => tensors.type(stored.get(name)!),
    read: (name) => tensors.read(stored.get(name)!),
  };
}

/** A file of tensors and its name. */
export interface NamedTensors {
  readonly file: string;
  readonly tensors: Tensors;
}

/** Vectors that belong to the features, of which all files have the same or one file has the only. */
const OF_FEATURES = /^(b_enc|threshold)$/i;

/**
 * The encoder of a crosscoder that is saved in a file for each layer, as a crosscoder in one file has it: `w_enc`
 * `[layers, dim, features]`, `b_enc` and `threshold`. Biases that differ from file to file are added up, as
 * pre-activations are.
 *
 * @param parts  in the order of the layers
 * @throws DataError when a file has other sizes, or thresholds differ
 */
export function ofLayers(parts: readonly NamedTensors[]): Tensors {
  const [first] = parts as [NamedTensors];
  const encoder = first.tensors.names.find((name) => /^w_enc$/i.test(name));
  const vectors = new Map<string, string>();
  for (const { tensors } of parts)
    for (const name of tensors.names) if (OF_FEATURES.test(name)) vectors.set(name.toLowerCase(), name);
  const names = [...(encoder === undefined ? [] : [encoder]), ...vectors.values()];
  const shapeOf = async (name: string): Promise<readonly number[]> => {
    const { tensors } = parts.find((part) => part.tensors.names.includes(name))!;
    const shape = await tensors.shape(name);
    return name === encoder ? [parts.length, ...shape] : shape;
  };
  return {
    names,
    shape: shapeOf,
    type: (name) => first.tensors.type(name),
    read: async (name) => (name === encoder ? stacked(parts, name) : combined(parts, name)),
  };
}

/** The encoders of all files one after another, `[files, dim, features]`. */
async function stacked(parts: readonly NamedTensors[], name: string): Promise<DenseArray> {
  const [first] = parts as [NamedTensors];
  const shape = await first.tensors.shape(name);
  const size = shape.reduce((product, one) => product * one, 1);
  const count = parts.length * size;
  const data = allocate(4 * count, first.file, () => new Float32Array(count));
  for (const [i, { file, tensors }] of parts.entries()) {
    const own = tensors.names.includes(name) ? await tensors.shape(name) : null;
    if (shapeText(own ?? []) !== shapeText(shape)) {
      throw new DataError(
        `${file}: ${name}: expected shape ${shapeText(shape)} as in ${first.file}, found ${own ? `shape ${shapeText(own)}` : 'none'}; use the files of one crosscoder.`,
      );
    }
    data.set((await tensors.read(name)).data, i * size);
  }
  return { type: 'f4', shape: [parts.length, ...shape], data };
}

/** A vector that belongs to the features: the same in all files or in one only; biases that differ are added up. */
async function combined(parts: readonly NamedTensors[], name: string): Promise<DenseArray> {
  const have = parts.filter(({ tensors }) => tensors.names.includes(name));
  const arrays: DenseArray[] = [];
  for (const { tensors } of have) arrays.push(await tensors.read(name));
  const [first] = arrays as [DenseArray];
  const other = arrays.findIndex(({ data }) => !sameNumbers(data, first.data));
  if (other < 0) return first;
  if (/^b_enc$/i.test(name) && arrays.every(({ data }) => data.length === first.data.length)) {
    const data = Float32Array.from(first.data, (_, f) =>
      arrays.reduce((sum, array) => sum + array.data[f]!, 0),
    );
    return { type: 'f4', shape: first.shape, data };
  }
  throw new DataError(
    `${have[other]!.file}: ${name}: expected the numbers that ${have[0]!.file} has, because the files have the same features, found others; use the files of one crosscoder.`,
  );
}

const sameNumbers = (a: DenseArray['data'], b: DenseArray['data']): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
