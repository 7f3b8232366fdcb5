import { DataError } from '../../error.ts';
import { shapeText } from '../../files/shape.ts';
import type { Beside } from './beside.ts';
import type { SaeFields } from './fields.ts';
import { shown } from './shown.ts';
import { sliceOf } from './slices.ts';

/**
 * What multiplies the activations of a BatchTopK crosscoder where they are compared with its threshold, `[features]`:
 * the norms of a feature's directions in all models added up or, if the configuration's `code_normalization` is `SAE`,
 * the norm of all directions together (dictionary_learning, `CodeNormalization`).
 *
 * @returns null for an SAE, and for a crosscoder without both a k and a threshold
 * @throws DataError when the configuration asks for another normalisation, or the decoder has another shape
 */
export async function crossNorms(
  fields: SaeFields | null,
  features: number,
  beside: Beside,
  file: string,
): Promise<Float64Array | null> {
  if (!beside.has(/^k$/i) || !beside.has(/^threshold$/i)) return null;
  const named = fields?.['code_normalization'];
  const rule = typeof named === 'string' ? named.replace(/^.*\./, '').toLowerCase() : 'crosscoder';
  if (rule === 'none') return null;
  const decoder = await beside.array(/^(w_dec|decoder\.weight)$/i);
  if (decoder?.shape.length !== 3) return null;
  if (rule !== 'crosscoder' && rule !== 'sae') {
    throw new DataError(
      `${file}: expected a code_normalization of CROSSCODER, SAE or NONE, found ${shown(named)}; collect its firings with its own code.`,
    );
  }
  const [first, second, dim] = decoder.shape as [number, number, number];
  const { axis } = sliceOf(decoder.shape, 0, features, file);
  if ((axis === 0 ? second : first) !== features) {
    throw new DataError(
      `${file}: expected a decoder of ${features} features, as the encoder has, found shape ${shapeText(decoder.shape)}; use the tensors of one crosscoder.`,
    );
  }
  const norms = new Float64Array(features);
  for (let at = 0; at < first * second; at++) {
    let squares = 0;
    for (let p = at * dim; p < (at + 1) * dim; p++) squares += decoder.data[p]! ** 2;
    const feature = axis === 0 ? at % second : Math.floor(at / second);
    norms[feature]! += rule === 'sae' ? squares : Math.sqrt(squares);
  }
  return rule === 'sae' ? norms.map(Math.sqrt) : norms;
}
