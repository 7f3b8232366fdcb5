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
import { readEncoder } from '../sae/encoder.ts';
import { openTensors } from '../../files/tensors.ts';
import { readers } from '../../files/readers.ts';
import type { Source } from '../../sources/source.ts';

/** The files that a layer is encoded from. */
export interface EncodingFiles {
  /** the whole SAE */
  readonly sae: string;
  /** its configuration */
  readonly config?: string | undefined;
  /** shards of activations, in order */
  readonly activations: readonly string[];
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
  const { tokens, offsets } = await openShards(files.activations, source);
  const sae = source.describe(files.sae);
  const config = files.config === undefined ? null : await read.json(files.config);
  const encoder = await readEncoder(await openTensors(await source.open(files.sae), sae), sae, config);
  if (encoder.weights.columns !== tokens.dim) {
    throw new DataError(
      `${source.describe(files.activations[0]!)}: expected ${encoder.weights.columns} dimensions, as the SAE in ${sae} has, found ${tokens.dim}; use activations of the SAE's own layer and model.`,
    );
  }
  if (files.offsets === undefined) return { sae: files.sae, encoder, tokens, offsets };
  const given = await read.array(files.offsets);
  const ends = readOffsets(given, tokens.count, source.describe(files.offsets));
  return { sae: files.sae, encoder, tokens, offsets: ends };
}

async function openShards(paths: readonly string[], source: Source): Promise<JoinedActivations> {
  const names = paths.map((path) => source.describe(path));
  const shards: ActivationShard[] = [];
  for (const [i, path] of paths.entries())
    shards.push(await openActivations(await source.open(path), names[i]!));
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
