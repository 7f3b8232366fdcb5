import type { Firings } from '../matrices/firings.ts';
import { stepOf, type Work } from '../work/work.ts';
import { cutBlocks } from './blocks.ts';
import { encodeFirings, type Tokens } from './encode.ts';
import { normalised, type Activation, type Encoder } from './encoder.ts';

/** The activations of features at tokens, in compressed sparse rows: a row for each token that takes part. */
export interface TokenActivations extends Firings {
  /** the activations, above 0, `[indices.length]` */
  readonly values: Float32Array;
  /** the number of each row's token in the file, ascending, `[blocks]` */
  readonly tokens: Uint32Array;
  /** the document of each row's token, `[blocks]` */
  readonly document: Uint32Array;
}

/** The number of tokens whose activations are read at once. */
const CHUNK = 2048;

/**
 * The activations of all features at every token: those that exceed the threshold. Which features fire is decided as
 * `encodeFirings` decides it; their activations are then computed in float64.
 *
 * @param offsets  where documents begin, `[documents + 1]`
 * @param options.threshold  at least 0
 * @param options.drop  the number of tokens to leave out at the beginning of each document, such as 1 for a BOS
 * @throws RangeError as `encodeFirings` and `cutBlocks`
 */
export async function encodeTokens(
  encoder: Encoder,
  tokens: Tokens,
  offsets: ArrayLike<number>,
  { threshold, drop }: { readonly threshold: number; readonly drop: number },
  work: Work,
): Promise<TokenActivations> {
  const plan = cutBlocks(offsets, 1, drop);
  const firings = await encodeFirings(encoder, tokens, plan, { threshold }, stepOf(work, 0, 0.8));
  const places = Uint32Array.from(plan.starts);
  const values = new Float32Array(firings.indices.length);
  const fill = stepOf(work, 0.8, 1);
  for (let first = 0; first < places.length;) {
    const from = places[first]!;
    let last = first;
    while (last < places.length && places[last]! < from + CHUNK) last++;
    const read = await tokens.read(from, places[last - 1]! + 1);
    const x = normalised(read, encoder.normalisation, encoder.parts);
    for (let row = first; row < last; row++) {
      const begin = (places[row]! - from) * x.columns;
      fillRow(encoder, firings, row, x.data.subarray(begin, begin + x.columns), values);
    }
    first = last;
    fill.progress(first / places.length, `activations of token ${first} of ${places.length}`);
    await fill.pause();
  }
  return { ...firings, values, tokens: places, document: plan.document };
}

/** Fills in the activations of the features that fire at one token `x`, `[dim]`. */
function fillRow(
  encoder: Encoder,
  { indptr, indices }: Firings,
  row: number,
  x: Float32Array,
  to: Float32Array,
) {
  const { weights, shift } = encoder;
  const activations = [encoder.activation, ...(encoder.others ?? [])];
  for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
    const feature = indices[p]!;
    let product = shift[feature]!;
    for (let j = 0, at = feature * x.length; j < x.length; j++, at++) product += weights.data[at]! * x[j]!;
    // A crosscoder's feature fires by one of several activations; the strongest is the one that fires.
    to[p] = Math.max(...activations.map((activation) => activationOf(activation, feature, product)));
  }
}

/**
 * The activation of a feature that fires.
 *
 * @param product  x·w + shift
 */
function activationOf(activation: Activation, feature: number, product: number): number {
  switch (activation.kind) {
    case 'relu':
    case 'jumprelu':
      return product + activation.bias[feature]!;
    case 'topk': {
      const scale = activation.ranked ? 1 : (activation.scale?.[feature] ?? 1);
      return scale * (product + activation.bias[feature]!);
    }
    case 'gated':
      return Math.exp(activation.logMagnitude[feature]!) * product + activation.magnitudeBias[feature]!;
  }
}
