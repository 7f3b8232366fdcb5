import type { Encoding } from '../../dataset.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { DataError } from '../../error.ts';
import {
  type ActivationShard,
  joinActivations,
  type JoinedActivations,
  openActivations,
  readOffsets,
} from './activations.ts';
import { columnsFrom, rejoined, sideBySide } from './columns.ts';
import { type EncoderTensors, openEncoderTensors } from '../sae/encoderTensors.ts';
import { readEncoder } from '../sae/encoder.ts';
import { readers } from '../../files/readers.ts';
import type { Source } from '../../sources/source.ts';

/** The files that a layer is encoded from. */
export interface EncodingFiles {
  /** the whole SAE, or its decoder if `encoder` is given */
  readonly sae: string;
  /** the file of the encoder if it is another, as circuit-tracer's `W_enc_3.safetensors` */
  readonly encoder?: string | undefined;
  /** the layer whose encoder is applied, if a file has one for each layer */
  readonly sourceLayer?: number | undefined;
  /** its configuration */
  readonly config?: string | undefined;
  /** shards of activations, in order */
  readonly activations: readonly string[];
  /** the shards of other checkpoints, by their paths: a crosscoder in a file for each layer may have some for each */
  readonly others?: ReadonlyMap<string, readonly string[]> | undefined;
  /** document offsets, `.npy`; if absent, the documents are those of three-dimensional arrays, or else the files */
  readonly offsets?: string | undefined;
}

/**
 * Opens the inputs that a layer is encoded from: reads the encoder and the heads of the activations.
 *
 * @throws DataError when a file is missing or malformed, or when the files do not fit together
 */
export async function openEncoding(files: EncodingFiles, source: Source): Promise<Encoding> {
  const read = readers(source);
  const config = files.config === undefined ? null : await read.json(files.config);
  const found = await openEncoderTensors(files, config, source);
  const encoder = await readEncoder(found.tensors, found.place, config);
  const { tokens, offsets } = await tokensFor(encoder.weights.columns, files, found, source);
  if (files.offsets === undefined) return { sae: files.sae, encoder, tokens, offsets };
  const given = await read.array(files.offsets);
  const ends = readOffsets(given, tokens.count, source.describe(files.offsets));
  return { sae: files.sae, encoder, tokens, offsets: ends };
}

/**
 * The activations that an encoder reads. Those of a crosscoder are of all layers one after another in each row, an array
 * `[tokens, layers, dim]`, or in files of each layer; an encoder of one layer takes its part of them.
 *
 * @param dim  the width of the encoder's inputs
 */
async function tokensFor(
  dim: number,
  files: EncodingFiles,
  { place, layers, index, paths }: EncoderTensors,
  source: Source,
): Promise<JoinedActivations> {
  const own = await openShards(files.activations, source, (shard) => {
    const all = (shard.documentLength ?? 0) * shard.dim;
    return all === dim || (layers > 1 && index !== null && all === layers * dim);
  });
  const { tokens, offsets } = own;
  if (tokens.dim === dim) return own;
  if (layers > 1 && index !== null && tokens.dim === layers * dim) {
    return { tokens: columnsFrom(tokens, index * dim, dim), offsets };
  }
  if (paths.length > 1 && tokens.dim === dim / paths.length) {
    const all = await layerTokens(paths, files, own, source);
    if (all) return { tokens: sideBySide(all.map((one) => one.tokens)), offsets };
  }
  throw new DataError(
    `${source.describe(files.activations[0]!)}: expected ${dim} dimensions, as the SAE in ${place} has${paths.length > 1 ? `, or activations of ${dim / paths.length} dimensions for each of its ${paths.length} layers` : ''}, found ${tokens.dim}; use activations of the SAE's own layer and model.`,
  );
}

/** The activations for each file of a crosscoder; null if some file has no own ones. */
async function layerTokens(
  paths: readonly string[],
  { sae, activations, others }: EncodingFiles,
  shared: JoinedActivations,
  source: Source,
): Promise<readonly JoinedActivations[] | null> {
  // Without files of other checkpoints, as many files as layers are of the layers, in their order.
  const listed = !others && activations.length === paths.length ? activations : null;
  const own = listed ? await openShards([listed[0]!], source) : shared;
  const all: JoinedActivations[] = [];
  for (const [i, path] of paths.entries()) {
    const shards = listed ? [listed[i]!] : path === sae ? activations : others?.get(path);
    // The same files for two layers are of none of them.
    if (!shards || (!listed && path !== sae && shards[0] === activations[0])) return null;
    const opened = !listed && path === sae ? own : await openShards(shards, source);
    const same =
      opened.tokens.count === own.tokens.count &&
      opened.offsets.length === own.offsets.length &&
      opened.offsets.every((offset, i) => offset === own.offsets[i]);
    if (!same || opened.tokens.dim !== own.tokens.dim) {
      throw new DataError(
        `${source.describe(shards[0]!)}: expected ${own.tokens.count} tokens of ${own.tokens.dim} dimensions in the documents of the other layers, found ${opened.tokens.count} of ${opened.tokens.dim}; use activations of the same tokens in all layers.`,
      );
    }
    all.push(opened);
  }
  return all;
}

/** @param joins  whether the second axis of a three-dimensional array is that of layers, not of tokens */
async function openShards(
  paths: readonly string[],
  source: Source,
  joins: (shard: ActivationShard) => boolean = () => false,
): Promise<JoinedActivations> {
  const names = paths.map((path) => source.describe(path));
  const shards: ActivationShard[] = [];
  for (const [i, path] of paths.entries()) {
    const shard = await openActivations(await source.open(path), names[i]!);
    shards.push(joins(shard) ? rejoined(shard) : shard);
  }
  return joinActivations(shards, names);
}

/** The most rows of a sample of activations, and the number of runs in which they are read. */
const SAMPLED = 1 << 15;
const RUNS = 64;

/**
 * A sample of activations, `[tokens, dim]`: all of them if they are few, else runs of tokens spread evenly.
 *
 * @throws DataError when a file is missing or malformed
 */
export async function sampleActivations(paths: readonly string[], source: Source): Promise<Matrix> {
  const { tokens } = await openShards(paths, source);
  if (tokens.count <= SAMPLED) return tokens.read(0, tokens.count);
  const data = new Float32Array(SAMPLED * tokens.dim);
  const length = SAMPLED / RUNS;
  for (let run = 0; run < RUNS; run++) {
    const from = Math.floor((run * tokens.count) / RUNS);
    data.set((await tokens.read(from, from + length)).data, run * length * tokens.dim);
  }
  return { data, rows: SAMPLED, columns: tokens.dim };
}
