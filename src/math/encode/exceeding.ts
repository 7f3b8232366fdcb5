import type { Matrix } from '../matrices/matrix.ts';
import { defineTask } from '../work/team.ts';
import type { Candidates } from './candidates.ts';
import { exactProduct, productError, products, rowNorms, type EncoderShare, type TokenRun } from './share.ts';

/** The features that fire in each segment: those of segment s are `features[indptr[s] … indptr[s + 1])`. */
export interface SegmentFirings {
  /** `[segments + 1]` */
  readonly indptr: Uint32Array;
  /** feature numbers, ascending within a segment */
  readonly features: Uint32Array;
}

/**
 * The features of a share whose x·w exceeds their cutoff at any token of each segment: found in float32, and decided in
 * float64 if the largest product is within the float32 error of the cutoff.
 */
export const exceedingTask = defineTask('encode/exceeding', (share: EncoderShare, run: TokenRun) =>
  exceeding(share, run),
);

function exceeding(share: EncoderShare, { tokens, bounds }: TokenRun): SegmentFirings {
  const { weights, from, norms, cutoffs } = share;
  const found = products(share, tokens);
  const lengths = rowNorms(tokens);
  const error = productError(weights.columns);
  const segments = bounds.length - 1;
  const indptr = new Uint32Array(segments + 1);
  const features: number[] = [];
  for (let s = 0; s < segments; s++) {
    const [begin, end] = [bounds[s]!, bounds[s + 1]!];
    let longest = 0;
    // A token that is not a number fires nothing, and does not keep the others of its segment from firing.
    for (let t = begin; t < end; t++) if (lengths[t]! > longest) longest = lengths[t]!;
    for (let f = 0; f < weights.rows; f++) {
      const row = f * tokens.rows;
      const cutoff = cutoffs[f]!;
      const doubt = error * longest * norms[f]!;
      let most = -Infinity;
      for (let t = begin; t < end; t++) if (found[row + t]! > most) most = found[row + t]!;
      let fires = most > cutoff + doubt;
      if (!fires && most >= cutoff - doubt) {
        for (let t = begin; t < end && !fires; t++) {
          fires = found[row + t]! >= cutoff - doubt && exactProduct(weights, f, tokens, t) > cutoff;
        }
      }
      if (fires) features.push(from + f);
    }
    indptr[s + 1] = features.length;
  }
  return { indptr, features: Uint32Array.from(features) };
}

/**
 * The features that fire in each segment, from sets of candidates whose score is x·w minus their cutoff: those whose x·w
 * exceeds it at any token, decided in float64 if float32 leaves a doubt.
 *
 * @param weights  of all features, `[features, dim]`
 * @param cutoffs  of x·w, `[features]`; see `firingCutoffs`
 */
export function firingExceeding(
  weights: Matrix,
  cutoffs: Float64Array,
  sets: readonly Candidates[],
  { tokens, bounds }: TokenRun,
): SegmentFirings {
  const fires = new Uint8Array(weights.rows);
  const indptr = new Uint32Array(bounds.length);
  const features: number[] = [];
  for (let s = 0; s + 1 < bounds.length; s++) {
    fires.fill(0);
    const open: { readonly f: number; readonly t: number }[] = [];
    for (let t = bounds[s]!; t < bounds[s + 1]!; t++) {
      for (const set of sets) {
        for (let p = set.indptr[t]!; p < set.indptr[t + 1]!; p++) {
          if (set.values[p]! > set.doubts[p]!) fires[set.features[p]!] = 1;
          else open.push({ f: set.features[p]!, t });
        }
      }
    }
    // Last, because what certainly fires at another token of the segment needs no decision.
    for (const { f, t } of open) {
      if (fires[f] === 0 && exactProduct(weights, f, tokens, t) > cutoffs[f]!) fires[f] = 1;
    }
    for (let f = 0; f < fires.length; f++) if (fires[f]) features.push(f);
    indptr[s + 1] = features.length;
  }
  return { indptr, features: Uint32Array.from(features) };
}

/**
 * What fires at each token as candidates that need no decision.
 *
 * @param fired  of a run whose segments are one token each
 */
export function certainly({ indptr, features }: SegmentFirings): Candidates {
  const values = new Float64Array(features.length).fill(Infinity);
  return { indptr, features, values, doubts: new Float64Array(features.length) };
}
