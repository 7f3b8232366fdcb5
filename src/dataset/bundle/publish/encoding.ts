import { zipSync } from 'fflate';
import type { Encoding } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { writeNpy } from '../../files/npy.ts';
import { ZIP_DATE } from '../../files/zipDate.ts';
import { transpose } from '../../../math/matrices/matrix.ts';
import { matrixFile } from './files.ts';

/** What a layer is encoded from, as files of a bundle. */
export interface EncodingParts {
  /** an `.npz` in Gemma Scope's layout, in single precision, because thresholds decide what fires */
  readonly encoder: Uint8Array;
  /** `[tokens, dim]` in half precision */
  readonly activations: Uint8Array;
  readonly tokens: number;
  /** where documents begin, and where the last one ends, `[documents + 1]` */
  readonly offsets: Uint8Array;
}

/**
 * The encoder and the activations of a layer as files. A bundle holds encoders whose features fire above a threshold of
 * their own, as Gemma Scope's.
 *
 * @throws DataError when the encoder is of another kind
 */
export async function encodingFiles(
  { encoder, tokens, offsets, sae }: Encoding,
  layer: string,
): Promise<EncodingParts> {
  const { weights, shift, activation, normalisation, others } = encoder;
  const plain = normalisation === 'none' && !others && shift.every((value) => value === 0);
  if (!plain || activation.kind !== 'jumprelu') {
    throw new DataError(
      `layer ${layer}: ${sae}: expected a JumpReLU encoder that reads activations as they are, found ${plain ? activation.kind : 'one that changes them first'}; leave “encoding” out of the recipe.`,
    );
  }
  const columns = transpose(weights);
  const arrays = {
    'W_enc.npy': writeNpy(columns.data, [columns.rows, columns.columns]),
    'b_enc.npy': writeNpy(activation.bias, [weights.rows]),
    'b_dec.npy': writeNpy(new Float32Array(weights.columns), [weights.columns]),
    'threshold.npy': writeNpy(activation.threshold, [weights.rows]),
  };
  return {
    encoder: zipSync(arrays, { level: 0, mtime: ZIP_DATE }),
    activations: matrixFile(await tokens.read(0, tokens.count)),
    tokens: tokens.count,
    offsets: writeNpy(Uint32Array.from(offsets), [offsets.length]),
  };
}
