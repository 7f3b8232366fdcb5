import { defineTask } from '../work/team.ts';
import { candidatesAt, gatheredLists, newList, type CandidateList, type Candidates } from './candidates.ts';
import type { Activation, Encoder } from './encoder.ts';
import type { SegmentFirings } from './exceeding.ts';
import { exactProduct, productError, products, rowNorms, type EncoderShare, type TokenRun } from './share.ts';

/** Room for the few roundings of float64 that a score passes through, relative to its parts. */
const FLOAT64_ROOM = 2 ** -48;

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
      // The offset is added in float64.
      list.doubts.push(scale[f]! * (doubt + FLOAT64_ROOM * Math.abs(offset[f]!)));
    }
  }
  return gatheredLists(lists.map((list) => prune(list, k)));
});

function prune(list: CandidateList, k: number): CandidateList {
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

/** The k-th largest of some values, k in 1 … their number. */
function kthLargest(values: readonly number[], k: number): number {
  return Float64Array.from(values).sort()[values.length - k]!;
}

/**
 * The features that fire in each segment, from sets of candidates, such as those of all shares: those that are among the k
 * largest and exceed their cutoff at any token of the segment, decided in float64 if float32 leaves a doubt.
 *
 * @param cutoffs  of x·w, `[features]`; see `firingCutoffs`
 * @throws RangeError for an encoder of another kind
 */
export function firingLargest(
  encoder: Encoder,
  cutoffs: Float64Array,
  sets: readonly Candidates[],
  { tokens, bounds }: TokenRun,
): SegmentFirings {
  const { weights, shift, activation } = encoder;
  if (activation.kind !== 'topk')
    throw new RangeError(`firingLargest: expected a topk encoder, found ${activation.kind}`);
  const { k, bias, scale } = activation;
  const scoreOf = (f: number, product: number) => (scale?.[f] ?? 1) * (product + bias[f]! + shift[f]!);
  const bars = surelyFiring(cutoffs, scoreOf);
  const fires = new Uint8Array(weights.rows);
  const indptr = new Uint32Array(bounds.length);
  const features: number[] = [];
  for (let s = 0; s + 1 < bounds.length; s++) {
    fires.fill(0);
    for (let t = bounds[s]!; t < bounds[s + 1]!; t++) {
      const list = candidatesAt(sets, t);
      const exact = (f: number) => exactProduct(weights, f, tokens, t);
      for (const i of chosenAmong(list, k, (f) => scoreOf(f, exact(f)))) {
        const f = list.features[i]!;
        if (fires[f] === 1) continue;
        if (list.values[i]! - list.doubts[i]! > bars[f]! || exact(f) > cutoffs[f]!) fires[f] = 1;
      }
    }
    for (let f = 0; f < fires.length; f++) if (fires[f]) features.push(f);
    indptr[s + 1] = features.length;
  }
  return { indptr, features: Uint32Array.from(features) };
}

/** The scores from which on x·w certainly exceeds the cutoff, whatever float64 rounds, `[features]`. */
function surelyFiring(cutoffs: Float64Array, scoreOf: (f: number, product: number) => number): Float64Array {
  return cutoffs.map((cutoff, f) => {
    const bar = scoreOf(f, cutoff);
    return bar + FLOAT64_ROOM * (Math.abs(bar) + Math.abs(scoreOf(f, 0)));
  });
}

/** Which of a token's candidates are among the k largest, as places in the list. */
function chosenAmong(
  { features, values, doubts }: CandidateList,
  k: number,
  exactScore: (f: number) => number,
): readonly number[] {
  const all = [...features.keys()];
  if (all.length <= k) return all;
  const low = kthLargest(
    values.map((value, i) => value - doubts[i]!),
    k,
  );
  const high = kthLargest(
    values.map((value, i) => value + doubts[i]!),
    k,
  );
  const certain = all.filter((i) => values[i]! - doubts[i]! > high);
  const open = all.filter((i) => values[i]! - doubts[i]! <= high && values[i]! + doubts[i]! >= low);
  if (certain.length + open.length <= k) return [...certain, ...open];
  const exact = open.map((i) => ({ i, score: exactScore(features[i]!) }));
  exact.sort((a, b) => b.score - a.score || features[a.i]! - features[b.i]!);
  return [...certain, ...exact.slice(0, k - certain.length).map(({ i }) => i)];
}
