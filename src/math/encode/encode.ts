import type { Firings } from '../matrices/firings.ts';
import { rowRange, type Matrix } from '../matrices/matrix.ts';
import { withParts } from '../work/parts.ts';
import { shardBounds } from '../work/team.ts';
import { stepOf, type Work } from '../work/work.ts';
import type { BlockPlan } from './blocks.ts';
import { firingCutoffs, normalised, type Encoder } from './encoder.ts';
import { exceedingTask, type SegmentFirings } from './exceeding.ts';
import { gatherer } from './gatherer.ts';
import { candidatesTask, firingLargest, largestShare } from './largest.ts';
import { runsOf } from './runs.ts';
import { releaseShare, rowNorms, type EncoderShare, type TokenRun } from './share.ts';

/** Activations `[tokens, dim]` that are read in parts, because they may be larger than memory. */
export interface Tokens {
  readonly count: number;
  readonly dim: number;
  /** Reads the rows `[from, to)`, `[to − from, dim]`. */
  read(from: number, to: number): Promise<Matrix>;
}

export interface EncodeOptions {
  /** the threshold that a firing activation exceeds, at least 0 */
  readonly threshold: number;
  /** the number of tokens encoded at once; the result does not depend on it */
  readonly chunk?: number;
}

/** Multiplications in one share of one chunk: a few tens of milliseconds, so that a cancel arrives. */
const STEP = 1e9;
/** The largest number of entries of a chunk: 16 MB. */
const CHUNK_ENTRIES = 1 << 22;
/** Fewer tokens than this waste the kernels' blocks. */
const LEAST_CHUNK = 64;

/**
 * Finds which features fire in which blocks: those whose activation exceeds the threshold at any token of the block (Li
 * et al. 2024). Products are computed in float32 and, if that leaves a doubt, decided in float64, so the result depends
 * neither on the chunks nor on the machine.
 *
 * @param blocks  of the tokens; see `cutBlocks`
 * @throws RangeError when the tokens have another dimension than the encoder, or the threshold is negative
 */
export async function encodeFirings(
  encoder: Encoder,
  tokens: Tokens,
  blocks: BlockPlan,
  { threshold, chunk }: EncodeOptions,
  work: Work,
): Promise<Firings> {
  const { rows: features, columns: dim } = encoder.weights;
  if (tokens.dim !== dim)
    throw new RangeError(`encodeFirings: expected tokens of ${dim} dimensions, found ${tokens.dim}`);
  if (encoder.others)
    return firingsByAny(encoder, tokens, blocks, { threshold, ...(chunk && { chunk }) }, work);
  const cutoffs = firingCutoffs(encoder, threshold);
  const { team } = work;
  const most = chunk ?? chunkTokens(features, dim, team.size);
  const encodeAll = (firedIn: FiredIn) => encodeRuns(encoder, tokens, blocks, most, firedIn, work);
  const { activation } = encoder;
  // Where the scale only ranks, a feature below the threshold may take the place of one above it.
  const ranks = activation.kind === 'topk' && activation.ranked === true;
  const shares = sharesOf(encoder.weights, ranks ? firingCutoffs(encoder, 0) : cutoffs, team.size);
  if (activation.kind !== 'topk') {
    return withParts(
      team,
      shares,
      (lent) => encodeAll(async (run) => joined(await lent.each(exceedingTask, run), run.bounds.length - 1)),
      releaseShare,
    );
  }
  return withParts(
    team,
    shares.map((share) => largestShare(share, encoder.shift, activation)),
    (lent) =>
      encodeAll(async (run) => firingLargest(encoder, cutoffs, await lent.each(candidatesTask, run), run)),
    releaseShare,
  );
}

/** The firings by each of several activations together. */
async function firingsByAny(
  { others = [], ...encoder }: Encoder,
  tokens: Tokens,
  blocks: BlockPlan,
  options: EncodeOptions,
  work: Work,
): Promise<Firings> {
  const activations = [encoder.activation, ...others];
  const all: Firings[] = [];
  for (const [i, activation] of activations.entries()) {
    const step = stepOf(work, i / activations.length, (i + 1) / activations.length);
    all.push(await encodeFirings({ ...encoder, activation }, tokens, blocks, options, step));
  }
  const united = gatherer(encoder.weights.rows, blocks.starts.length);
  for (const block of blocks.starts.keys()) {
    for (const { indptr, indices } of all)
      united.add(block, Uint32Array.from(indices.subarray(indptr[block], indptr[block + 1])));
  }
  return united.finish();
}

/** Which features fire in the segments of a run. */
type FiredIn = (run: TokenRun) => Promise<SegmentFirings>;

async function encodeRuns(
  encoder: Encoder,
  tokens: Tokens,
  blocks: BlockPlan,
  most: number,
  firedIn: FiredIn,
  work: Work,
): Promise<Firings> {
  const count = blocks.starts.length;
  const gathered = gatherer(encoder.weights.rows, count);
  for (const { from, to, segments } of runsOf(blocks, most)) {
    const normal = normalised(await tokens.read(from, to), encoder.normalisation, encoder.parts);
    await work.pause();
    const bounds = Uint32Array.from([...segments.map(({ begin }) => begin - from), to - from]);
    // Tokens between two documents may be in no block; their segment is ignored.
    const fired = await firedIn({ tokens: normal, bounds });
    segments.forEach(({ block }, s) => {
      if (block === null) return;
      gathered.add(block, fired.features.subarray(fired.indptr[s], fired.indptr[s + 1]));
    });
    const done = segments.findLast(({ block }) => block !== null)!.block!;
    work.progress((done + 1) / count, `encoding block ${done + 1} of ${count}`);
    await work.pause();
  }
  return gathered.finish();
}

/** The number of tokens of a chunk, so that its products are fast and its activations fit in memory. */
function chunkTokens(features: number, dim: number, shares: number): number {
  const perToken = (2 * features * dim) / shares;
  return Math.max(LEAST_CHUNK, Math.min(Math.floor(STEP / perToken), Math.floor(CHUNK_ENTRIES / dim)));
}

function sharesOf(weights: Matrix, cutoffs: Float64Array, size: number): EncoderShare[] {
  const bounds = shardBounds(weights.rows, size);
  const norms = rowNorms(weights);
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
