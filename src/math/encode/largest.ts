import { defineTask } from '../work/team.ts';
import type { Activation, Encoder } from './encoder.ts';
import type { SegmentFirings } from './exceeding.ts';
import { exactProduct, productError, products, rowNorms, type EncoderShare, type TokenRun } from './share.ts';

/** A share of a top-k encoder, which ranks features by scale·(x·w + offset); vectors are `[weights.rows]`. */
export interface LargestShare extends EncoderShare {
  readonly k: number;
  readonly scale: Float64Array;
  readonly offset: Float64Array;
}

/** The share with the numbers that rank its features. */
export function largestShare(
  share: EncoderShare,
  shift: Float64Array,
  { k, scale, bias }: Activation & { kind: 'topk' },
): LargestShare {
  const from = share.from;
  const to = from + share.weights.rows;
  return {
    ...share,
    k,
    scale: scale?.subarray(from, to) ?? new Float64Array(to - from).fill(1),
    offset: shift.subarray(from, to).map((value, f) => value + bias[from + f]!),
  };
}

/**
 * The features that may be among the k largest and above the threshold at each token; those of token t are at
 * `[indptr[t], indptr[t + 1])`.
 */
export interface Candidates {
  /** `[tokens + 1]` */
  readonly indptr: Uint32Array;
  readonly features: Uint32Array;
  /** their values to float32 */
  readonly values: Float64Array;
  /** bounds of the errors of the values */
  readonly doubts: Float64Array;
}

/**
 * The candidates of a share: the features whose x·w may exceed the cutoff, without those that k others of the share
 * certainly exceed. Features below the threshold do not matter, because they rank after all candidates.
 */
export const candidatesTask = defineTask('encode/candidates', (share: LargestShare, run: TokenRun) => {
  const { weights, from, norms, cutoffs, k, scale, offset } = share;
  const { tokens } = run;
  const found = products(share, tokens);
  const lengths = rowNorms(tokens);
  const error = productError(weights.columns);
  const lists = Array.from({ length: tokens.rows }, newList);
  for (let f = 0; f < weights.rows; f++) {
    for (let t = 0, at = f * tokens.rows; t < tokens.rows; t++, at++) {
      const doubt = error * lengths[t]! * norms[f]!;
      if (found[at]! < cutoffs[f]! - doubt) continue;
      const list = lists[t]!;
      list.features.push(from + f);
      list.values.push(scale[f]! * (found[at]! + offset[f]!));
      // The rounding of float64 is far smaller than the room in the bound.
      list.doubts.push(scale[f]! * doubt);
    }
  }
  return gathered(lists.map((list) => prune(list, k)));
});

interface List {
  readonly features: number[];
  readonly values: number[];
  readonly doubts: number[];
}

const newList = (): List => ({ features: [], values: [], doubts: [] });

function prune(list: List, k: number): List {
  if (list.features.length <= k) return list;
  const bar = kthLargest(
    list.values.map((value, i) => value - list.doubts[i]!),
    k,
  );
  const kept = newList();
  for (let i = 0; i < list.features.length; i++) {
    if (list.values[i]! + list.doubts[i]! < bar) continue;
    kept.features.push(list.features[i]!);
    kept.values.push(list.values[i]!);
    kept.doubts.push(list.doubts[i]!);
  }
  return kept;
}

function gathered(lists: readonly List[]): Candidates {
  const indptr = new Uint32Array(lists.length + 1);
  lists.forEach(({ features }, t) => (indptr[t + 1] = indptr[t]! + features.length));
  return {
    indptr,
    features: Uint32Array.from(lists.flatMap(({ features }) => features)),
    values: Float64Array.from(lists.flatMap(({ values }) => values)),
    doubts: Float64Array.from(lists.flatMap(({ doubts }) => doubts)),
  };
}

function kthLargest(values: readonly number[], k: number): number {
  return Float64Array.from(values).sort()[values.length - k]!;
}

/**
 * The features that fire in each segment, from the candidates of all shares: those that are among the k largest and
 * exceed their cutoff at any token of the segment, decided in float64 if float32 leaves a doubt.
 *
 * @param cutoffs  of x·w, `[features]`; see `firingCutoffs`
 * @throws RangeError for an encoder of another kind
 */
export function firingLargest(
  encoder: Encoder,
  cutoffs: Float64Array,
  shares: readonly Candidates[],
  { tokens, bounds }: TokenRun,
): SegmentFirings {
  const { weights, shift, activation } = encoder;
  if (activation.kind !== 'topk')
    throw new RangeError(`firingLargest: expected a topk encoder, found ${activation.kind}`);
  const { k, bias, scale } = activation;
  const fires = new Uint8Array(weights.rows);
  const indptr = new Uint32Array(bounds.length);
  const features: number[] = [];
  for (let s = 0; s + 1 < bounds.length; s++) {
    fires.fill(0);
    for (let t = bounds[s]!; t < bounds[s + 1]!; t++) {
      for (const f of chosenAt(t)) {
        if (fires[f] === 0 && exactProduct(weights, f, tokens, t) > cutoffs[f]!) fires[f] = 1;
      }
    }
    for (let f = 0; f < fires.length; f++) if (fires[f]) features.push(f);
    indptr[s + 1] = features.length;
  }
  return { indptr, features: Uint32Array.from(features) };

  /** The candidates that are among the k largest at a token. */
  function chosenAt(t: number): readonly number[] {
    const { features: all, values, doubts } = candidatesAt(shares, t);
    if (all.length <= k) return all;
    const low = kthLargest(
      values.map((value, i) => value - doubts[i]!),
      k,
    );
    const high = kthLargest(
      values.map((value, i) => value + doubts[i]!),
      k,
    );
    const certain = all.filter((_, i) => values[i]! - doubts[i]! > high);
    const open = all.filter((_, i) => values[i]! - doubts[i]! <= high && values[i]! + doubts[i]! >= low);
    if (certain.length + open.length <= k) return [...certain, ...open];
    const exact = open.map((f) => ({
      f,
      value: (scale?.[f] ?? 1) * (exactProduct(weights, f, tokens, t) + bias[f]! + shift[f]!),
    }));
    exact.sort((a, b) => b.value - a.value || a.f - b.f);
    return [...certain, ...exact.slice(0, k - certain.length).map(({ f }) => f)];
  }
}

function candidatesAt(shares: readonly Candidates[], t: number): List {
  const list = newList();
  for (const { indptr, features, values, doubts } of shares) {
    for (let p = indptr[t]!; p < indptr[t + 1]!; p++) {
      list.features.push(features[p]!);
      list.values.push(values[p]!);
      list.doubts.push(doubts[p]!);
    }
  }
  return list;
}
