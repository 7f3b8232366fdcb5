import type { Tokens } from '../math/encode/encode.ts';
import type { Encoder } from '../math/encode/encoder.ts';
import { DataError } from './error.ts';
import { joinActivations, openActivations, readOffsets } from './formats/activations.ts';
import { readEncoder } from './formats/encoder.ts';
import { openSaeTensors } from './formats/sae.ts';
import { readers } from './reading.ts';
import type { Source } from './sources/source.ts';

/** The files that a layer is encoded from. */
export interface EncodingFiles {
  /** the whole SAE */
  readonly sae: string;
  /** its configuration */
  readonly config?: string | undefined;
  /** shards of activations, in order */
  readonly activations: readonly string[];
  /** document offsets, `.npy`; where left out, arrays of three dimensions or else files are the documents */
  readonly offsets?: string | undefined;
}

/** What block firings are encoded from. */
export interface Encoding {
  readonly encoder: Encoder;
  readonly tokens: Tokens;
  /** where documents begin among the tokens, and where the last ends, `[documents + 1]` */
  readonly offsets: Float64Array;
}

/**
 * Opens what a layer is encoded from: reads the encoder and the heads of the activations.
 *
 * @throws DataError when a file is missing or malformed, or they do not fit together
 */
export async function openEncoding(files: EncodingFiles, source: Source): Promise<Encoding> {
  const read = readers(source);
  const shards = [];
  const names = files.activations.map((path) => source.describe(path));
  for (const [i, path] of files.activations.entries()) {
    shards.push(await openActivations(await source.open(path), names[i]!));
  }
  const { tokens, offsets } = joinActivations(shards, names);
  const sae = source.describe(files.sae);
  const config = files.config === undefined ? null : await read.json(files.config);
  const encoder = await readEncoder(openSaeTensors(await source.read(files.sae), sae), sae, config);
  if (encoder.weights.columns !== tokens.dim) {
    throw new DataError(
      `${names[0]}: expected ${encoder.weights.columns} dimensions, as the SAE in ${sae} has, found ${tokens.dim}; use activations of the SAE's own layer and model.`,
    );
  }
  if (files.offsets === undefined) return { encoder, tokens, offsets };
  const given = await read.array(files.offsets);
  return { encoder, tokens, offsets: readOffsets(given, tokens.count, source.describe(files.offsets)) };
}
