import type { Matrix } from '../../../math/matrices/matrix.ts';
import { AS_FOUND, type Corrections } from '../../corrections.ts';
import { DataError, listNames } from '../../error.ts';
import { type ElementType, emptyShape } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import type { Readable } from '../../sources/source.ts';
import { BARE, openTensors, type Tensors } from '../../files/tensors.ts';
import type { TensorChoice } from '../finding.ts';
import { type SaeSizes, UNKNOWN_SIZES } from './configuration.ts';
import { DECODERS, decodersAmong, decodersOf, type NamedDecoder } from './names.ts';
import { contradiction, knownSizes, orientationsOf } from './sizes.ts';
import { decoderReaders } from './reading.ts';
import { parseSlice, sliceName, sliceNorms, sliceOf } from './slices.ts';

/** The decoder of a sparse autoencoder, found in its checkpoint but not read yet. */
export interface SaeDecoder {
  readonly features: number;
  readonly dim: number;
  /** the tensor that holds it, such as `W_dec`, or a slice of it, such as `W_dec[0]` */
  readonly tensor: string;
  /** the slices of a crosscoder's decoder, one for each model or layer, of which this is one; empty for a matrix */
  readonly slices: readonly string[];
  /** the element type in the file */
  readonly type: ElementType | null;
  /** whether the file stores it the other way round, `[dim, features]` */
  readonly transposed: boolean;
  /**
   * The norms of the directions of every slice, `[features]` each, in the order of the slices of its tensor; null for a
   * matrix. The tensor is gone through once.
   */
  readonly norms: (() => Promise<readonly Float32Array[]>) | null;
  /** Reads the decoder directions, `[features, dim]`, as stored (no scaling, no centring). */
  read(): Promise<Matrix>;
  /** Reads some of the directions, by their numbers in ascending order, `[numbers, dim]`; of the file only their parts, if it has them. */
  readSome(features: Uint32Array): Promise<Matrix>;
}

/**
 * Finds the decoder directions of an SAE checkpoint: Gemma Scope `params.npz` and `params.safetensors`,
 * SAELens `sae_weights.safetensors`, EleutherAI sparsify `sae.safetensors`, Llama Scope
 * `final.safetensors`, PyTorch checkpoints of dictionary_learning, OpenAI, Goodfire and Qwen Scope, or a bare
 * `decoder.npy` `[features, dim]`. Only headers are read.
 *
 * The biases and the configuration decide about the orientation; without them it is that of the family:
 * `W_dec [features, dim]`, `decoder.weight [dim, features]`.
 *
 * @param sizes  from the checkpoint's configuration; see `readSaeConfig`
 * @param corrections  a tensor that is named is taken whatever the biases and the configuration say about its sizes
 * @throws DataError when the file is not such a checkpoint, or its tensors contradict each other
 */
export async function openSae(
  given: Readable,
  file: string,
  sizes = UNKNOWN_SIZES,
  corrections: Corrections = AS_FOUND,
): Promise<SaeDecoder> {
  return findDecoder(await openTensors(given, file), file, sizes, corrections);
}

/** A bare array of three axes is the decoders of a crosscoder only if its name says that it is one. */
const NAMED = /decoder|w_?dec/i;

/**
 * Finds the decoder among the tensors of a checkpoint; see `openSae`.
 *
 * @param file  the file's name, for messages
 * @throws DataError as `openSae`
 */
export async function findDecoder(
  tensors: Tensors,
  file: string,
  sizes: SaeSizes,
  corrections: Corrections,
): Promise<SaeDecoder> {
  const { tensor, index, transposed: usual, group } = decoderAmong(tensors, file, corrections.tensor);
  const place = tensor === BARE ? file : `${file}: ${tensor}`;
  const whole = await tensors.shape(tensor);
  const known = await knownSizes(tensors, tensor, sizes);
  if (tensor === BARE && whole.length > 2 && !(whole.length === 3 && NAMED.test(file))) {
    throw new DataError(
      `${file}: expected a matrix [features, dim], found an array of shape ${shapeText(whole)}; save one matrix of it, or name the file decoder.npy if the slices of three axes are decoders.`,
    );
  }
  const slice = whole.length === 3 ? sliceOf(whole, index, known.features?.size ?? null, place) : null;
  const shape = whole.filter((_, axis) => axis !== slice?.axis);
  if (shape.length !== 2) {
    throw new DataError(
      `${place}: expected an array of shape [any, any], found ${shapeText(shape)}; save the decoder as a matrix.`,
    );
  }
  const [rows, columns] = shape as [number, number];
  if (rows === 0 || columns === 0) throw emptyShape(place, shape);
  const fits = orientationsOf(rows, columns, known);
  if (!fits.upright && !fits.turned && corrections.tensor === '') throw contradiction(known, shape, place);
  const found = fits.upright === fits.turned ? usual && !slice : fits.turned;
  const transposed = corrections.transpose ? !found : found;
  return {
    features: transposed ? columns : rows,
    dim: transposed ? rows : columns,
    tensor: slice ? sliceName(tensor, slice.index) : tensor,
    slices:
      group.length > 1 ? await slicesOfAll(tensors, group, sizes) : slice ? namesOf(tensor, slice.count) : [],
    norms: slice && !transposed ? () => sliceNorms(tensors, tensor, whole, slice) : null,
    type: await tensors.type(tensor),
    transposed,
    ...decoderReaders(tensors, { tensor, shape: whole, slice, rows, columns, transposed, place }),
  };
}

const namesOf = (tensor: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => sliceName(tensor, i));

/** The slices of all decoders of a cross-layer transcoder. */
async function slicesOfAll(
  tensors: Tensors,
  group: readonly NamedDecoder[],
  sizes: SaeSizes,
): Promise<string[]> {
  const names: string[] = [];
  for (const { tensor } of group) {
    const shape = await tensors.shape(tensor);
    if (shape.length !== 3) names.push(tensor);
    else {
      const { features } = await knownSizes(tensors, tensor, sizes);
      names.push(...namesOf(tensor, sliceOf(shape, 0, features?.size ?? null, tensor).count));
    }
  }
  return names;
}

/** The decoder among the tensors, and the decoders that it belongs to if it was not named. */
function decoderAmong(
  tensors: Tensors,
  file: string,
  named: string,
): NamedDecoder & { readonly index: number; readonly group: readonly NamedDecoder[] } {
  if (tensors.names[0] === BARE) {
    if (named === '' || named === BARE) return { tensor: BARE, index: 0, transposed: false, group: [] };
    const slice = parseSlice(named);
    if (slice?.tensor === BARE) return { ...slice, transposed: false, group: [] };
    throw new DataError(
      `${file}: expected a file of several tensors, found one array without a name; leave out “${named}”.`,
    );
  }
  if (named !== '') {
    const { tensor, index } = (!tensors.names.includes(named) && parseSlice(named)) || {
      tensor: named,
      index: 0,
    };
    const usual = DECODERS.find(({ name }) => name.test(tensor))?.transposed ?? false;
    if (tensors.names.includes(tensor)) return { tensor, index, transposed: usual, group: [] };
    throw new DataError(
      `${file}: expected a tensor “${named}”, found ${listNames(tensors.names)}; choose one of them.`,
    );
  }
  const group = decodersOf(tensors.names);
  if (group && group.length > 0) return { ...group[0]!, index: 0, group };
  if (tensors.names.length === 0) {
    throw new DataError(
      `${file}: expected a decoder, found no tensor with a name; save a dictionary of tensors, such as {"W_dec": decoder}.`,
    );
  }
  const found = decodersAmong(tensors.names);
  throw new DataError(
    `${file}: expected one decoder, “W_dec” or “decoder.weight”, found ${found.length === 0 ? `tensors ${listNames(tensors.names)}` : listNames(found.map(({ tensor }) => tensor))}; say which tensor is the decoder.`,
  );
}

/** The shape of an array; no axes if it cannot be read here, such as a list of texts. */
async function readableShape(tensors: Tensors, name: string): Promise<readonly number[]> {
  try {
    return await tensors.shape(name);
  } catch (error) {
    if (error instanceof DataError) return [];
    throw error;
  }
}

/** The matrices of a checkpoint, any of which may be its decoder; none for a bare array. */
export async function decoderChoices(tensors: Tensors): Promise<TensorChoice[]> {
  const choices: TensorChoice[] = [];
  for (const name of tensors.names) {
    const shape = name === BARE ? [] : await readableShape(tensors, name);
    if (shape.length === 2) choices.push({ name, shape });
    if (shape.length === 3 && DECODERS.some((family) => family.name.test(name))) {
      const { axis, count } = sliceOf(shape, 0, null, name);
      const rest = shape.filter((_, at) => at !== axis);
      for (let i = 0; i < count; i++) choices.push({ name: sliceName(name, i), shape: rest });
    }
  }
  return choices;
}
