import { card, CardError, type Card } from '../card/card.ts';
import type { Firings } from '../matrices/firings.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { stepOf, type Work } from '../work/work.ts';
import type { BlockPlan } from './blocks.ts';
import { featuresOnCard } from './byCard.ts';
import { firingCutoffs, normalised, type Encoder } from './encoder.ts';
import type { SegmentFirings } from './exceeding.ts';
import { gatherer } from './gatherer.ts';
import { runsOf, type Segment } from './runs.ts';
import { decideProposed, withWays, type Begin, type Ways } from './ways.ts';

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
  const most = chunk ?? chunkTokens(features, dim, work.team.size);
  const encodeAll = (found: Card | null) =>
    withWays(encoder, cutoffs, threshold, work.team, (ways) =>
      encodeBy(found, ways, (begin) => encodeRuns(encoder, tokens, blocks, most, begin, work)),
    );
  const found = await card(blocks.starts.length * blocks.length * features * dim);
  try {
    return await encodeAll(found);
  } catch (reason) {
    if (!(reason instanceof CardError)) throw reason;
    return encodeAll(null);
  }
}

/** Encodes with a card, if there is one, and by the kernels what it leaves. */
async function encodeBy(
  found: Card | null,
  ways: Ways,
  encodeAll: (begin: Begin) => Promise<Firings>,
): Promise<Firings> {
  const held = found && (await featuresOnCard(found, ways.scores, ways.k));
  if (!held) return encodeAll((run) => () => ways.byKernels(run));
  try {
    return await encodeAll((run) => {
      const proposing = held.propose(run.tokens);
      // If the job is cancelled, nobody waits for the last run.
      proposing.catch(() => undefined);
      return async () => {
        const proposed = await proposing;
        return proposed ? decideProposed(ways, proposed, run) : ways.byKernels(run);
      };
    });
  } finally {
    held.free();
  }
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

async function encodeRuns(
  encoder: Encoder,
  tokens: Tokens,
  blocks: BlockPlan,
  most: number,
  begin: Begin,
  work: Work,
): Promise<Firings> {
  const count = blocks.starts.length;
  const gathered = gatherer(encoder.weights.rows, count);
  const finish = async ({ segments, firedIn }: BegunRun) => {
    const fired = await firedIn();
    segments.forEach(({ block }, s) => {
      // Tokens between two documents may be in no block; their segment is ignored.
      if (block === null) return;
      gathered.add(block, fired.features.subarray(fired.indptr[s], fired.indptr[s + 1]));
    });
    const done = segments.findLast(({ block }) => block !== null)!.block!;
    work.progress((done + 1) / count, `encoding block ${done + 1} of ${count}`);
    await work.pause();
  };
  let begun: BegunRun | null = null;
  for (const { from, to, segments } of runsOf(blocks, most)) {
    const normal = normalised(await tokens.read(from, to), encoder.normalisation, encoder.parts);
    await work.pause();
    const bounds = Uint32Array.from([...segments.map(({ begin: first }) => first - from), to - from]);
    // A card works on this run while the last one is decided.
    const next = { segments, firedIn: begin({ tokens: normal, bounds }) };
    if (begun) await finish(begun);
    begun = next;
  }
  if (begun) await finish(begun);
  return gathered.finish();
}

/** A run that is worked on. */
interface BegunRun {
  readonly segments: readonly Segment[];
  readonly firedIn: () => Promise<SegmentFirings>;
}

/** The number of tokens of a chunk, so that its products are fast and its activations fit in memory. */
function chunkTokens(features: number, dim: number, shares: number): number {
  const perToken = (2 * features * dim) / shares;
  return Math.max(LEAST_CHUNK, Math.min(Math.floor(STEP / perToken), Math.floor(CHUNK_ENTRIES / dim)));
}
