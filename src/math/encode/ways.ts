import { rowRange, takeRows } from '../matrices/matrix.ts';
import { withParts } from '../work/parts.ts';
import { shardBounds, type Team } from '../work/team.ts';
import type { ProposedFeatures } from './byCard.ts';
import { spreadCandidates, type Candidates } from './candidates.ts';
import { firingCutoffs, type Encoder } from './encoder.ts';
import { certainly, exceedingTask, firingExceeding, type SegmentFirings } from './exceeding.ts';
import { candidatesTask, firingLargest, largestShare } from './largest.ts';
import { scoresOf, type Scores } from './scores.ts';
import { releaseShare, type EncoderShare, type TokenRun } from './share.ts';

/** Which features fire in the segments of a run. */
export type FiredIn = (run: TokenRun) => Promise<SegmentFirings>;

/** Begins to find what fires in a run; the function that it returns waits for that. */
export type Begin = (run: TokenRun) => () => Promise<SegmentFirings>;

/** How an encoder finds what fires. */
export interface Ways {
  readonly scores: Scores;
  /** the number of features that fire at a token, at most; null for any number */
  readonly k: number | null;
  readonly byKernels: FiredIn;
  /** the candidates of a run whose segments are one token each, by the kernels */
  readonly candidates: (run: TokenRun) => Promise<readonly Candidates[]>;
  readonly decide: (sets: readonly Candidates[], run: TokenRun) => SegmentFirings;
}

/** Lends the features of an encoder to the team while `body` runs. */
export function withWays<T>(
  encoder: Encoder,
  cutoffs: Float64Array,
  threshold: number,
  team: Team,
  body: (ways: Ways) => Promise<T>,
): Promise<T> {
  const { activation, weights, shift } = encoder;
  const scores = scoresOf(encoder, cutoffs, threshold);
  if (activation.kind !== 'topk') {
    const shares = sharesOf(scores, cutoffs, team.size);
    const decide: Ways['decide'] = (sets, run) => firingExceeding(weights, cutoffs, sets, run);
    return withParts(
      team,
      shares,
      (lent) => {
        const byKernels: FiredIn = async (run) =>
          joined(await lent.each(exceedingTask, run), run.bounds.length - 1);
        const candidates = async (run: TokenRun) => [certainly(await byKernels(run))];
        return body({ scores, k: null, byKernels, candidates, decide });
      },
      releaseShare,
    );
  }
  // Where the scale only ranks, a feature below the threshold may take the place of one above it.
  const ranked = activation.ranked ? firingCutoffs(encoder, 0) : cutoffs;
  const decide: Ways['decide'] = (sets, run) => firingLargest(encoder, cutoffs, sets, run);
  return withParts(
    team,
    sharesOf(scores, ranked, team.size).map((share) => largestShare(share, shift, activation)),
    (lent) => {
      const candidates = (run: TokenRun) => lent.each(candidatesTask, run);
      const byKernels: FiredIn = async (run) => decide(await candidates(run), run);
      return body({ scores, k: activation.k, byKernels, candidates, decide });
    },
    releaseShare,
  );
}

/** What fires in a run, from what a card proposed; tokens that it left undecided go to the kernels. */
export async function decideProposed(
  ways: Ways,
  { candidates, undecided }: ProposedFeatures,
  run: TokenRun,
): Promise<SegmentFirings> {
  if (undecided.length === 0) return ways.decide([candidates], run);
  const bounds = Uint32Array.from({ length: undecided.length + 1 }, (_, i) => i);
  const rest = await ways.candidates({ tokens: takeRows(run.tokens, undecided), bounds });
  const spread = rest.map((some) => spreadCandidates(some, undecided, run.tokens.rows));
  return ways.decide([candidates, ...spread], run);
}

function sharesOf({ weights, norms }: Scores, cutoffs: Float64Array, size: number): EncoderShare[] {
  const bounds = shardBounds(weights.rows, size);
  return Array.from({ length: size }, (_, i) => {
    const [from, to] = [bounds[i]!, bounds[i + 1]!];
    return {
      weights: rowRange(weights, from, to),
      from,
      norms: norms.subarray(from, to),
      cutoffs: cutoffs.subarray(from, to),
    };
  });
}

/** Joins the firings of all shares, whose features ascend from share to share. */
function joined(shares: readonly SegmentFirings[], segments: number): SegmentFirings {
  const indptr = new Uint32Array(segments + 1);
  const features = new Uint32Array(shares.reduce((sum, share) => sum + share.features.length, 0));
  let at = 0;
  for (let s = 0; s < segments; s++) {
    for (const share of shares) {
      const part = share.features.subarray(share.indptr[s], share.indptr[s + 1]);
      features.set(part, at);
      at += part.length;
    }
    indptr[s + 1] = at;
  }
  return { indptr, features };
}
