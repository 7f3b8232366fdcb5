import { defineTask } from '../work/team.ts';
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
    for (let t = begin; t < end; t++) longest = Math.max(longest, lengths[t]!);
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
