import { teamKey } from '../work/teamKey.ts';
import type { Firings } from '../matrices/firings.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { shardBounds, type Team } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { BlockPlan } from './blocks.ts';
import { firingCutoffs, normalised, type Encoder } from './encoder.ts';
import { exceedingTask, type SegmentFirings } from './exceeding.ts';
import { candidatesTask, firingLargest, type LargestShare } from './largest.ts';
import { releaseShare, rowNorms, type EncoderShare, type TokenRun } from './share.ts';

/** Activations that are read in parts, for they may be larger than memory: `[tokens, dim]`. */
export interface Tokens {
  readonly count: number;
  readonly dim: number;
  /** The rows `[from, to)`, `[to − from, dim]`. */
  read(from: number, to: number): Promise<Matrix>;
}

export interface EncodeOptions {
  /** what an activation must exceed to fire, at least 0 */
  readonly threshold: number;
  /** tokens encoded at once; what comes out does not depend on it */
  readonly chunk?: number;
}

/** Multiplications in one share of one chunk: some tens of milliseconds, so that a cancel gets through. */
const STEP = 1e9;
/** Entries of a chunk at most: 16 MB. */
const CHUNK_ENTRIES = 1 << 22;
/** Fewer tokens than this waste the kernels' blocks. */
const LEAST_CHUNK = 64;

/**
 * Which features fire in which blocks: those whose activation exceeds the threshold at any token of the block (Li et al.
 * 2024). Exact in the sense that products are found in float32 and, wherever that leaves a doubt, decided in
 * float64: the result depends neither on the chunks nor on the machine.
 *
 * @param blocks  of the tokens; see `cutBlocks`
 * @throws RangeError when the tokens have another dimension than the encoder
 */
export async function encodeFirings(
  encoder: Encoder,
  tokens: Tokens,
  blocks: BlockPlan,
  { threshold, chunk }: EncodeOptions,
  work: Work,
): Promise<Firings> {
  const { rows: features, columns: dim } = encoder.weights;
  if (tokens.dim !== dim) throw new RangeError(`encodeFirings: ${tokens.dim} dimensions, expected ${dim}`);
  const cutoffs = firingCutoffs(encoder, threshold);
  const { team } = work;
  const key = teamKey('encode');
  const gathered = gatherer(features, blocks.starts.length);
  try {
    await team.keep(key, sharesOf(encoder, cutoffs, team.size));
    const most = chunk ?? chunkTokens(features, dim, team.size);
    for (const { from, to, segments } of runsOf(blocks, most)) {
      const read = normalised(await tokens.read(from, to), encoder.normalisation);
      await work.pause();
      const bounds = Uint32Array.from([...segments.map(({ begin }) => begin - from), to - from]);
      // Between two documents there may be tokens that are in no block: their segment is nobody's.
      const fired = await firedIn(encoder, cutoffs, { tokens: read, bounds }, team, key);
      segments.forEach(({ block }, s) => {
        if (block !== null)
          gathered.add(block, fired.features.subarray(fired.indptr[s], fired.indptr[s + 1]));
      });
      const done = segments.findLast(({ block }) => block !== null)!.block!;
      work.progress(
        (done + 1) / blocks.starts.length,
        `encoding block ${done + 1} of ${blocks.starts.length}`,
      );
      await work.pause();
    }
  } finally {
    const ignore = () => undefined;
    await team.each(releaseShare, key, null).catch(ignore);
    await team.drop(key).catch(ignore);
  }
  return gathered.finish();
}

/** Tokens whose products take a moment and whose activations fit beside everything else. */
function chunkTokens(features: number, dim: number, shares: number): number {
  const perToken = (2 * features * dim) / shares;
  return Math.max(LEAST_CHUNK, Math.min(Math.floor(STEP / perToken), Math.floor(CHUNK_ENTRIES / dim)));
}

function sharesOf(encoder: Encoder, cutoffs: Float64Array, size: number): (EncoderShare | LargestShare)[] {
  const { weights, shift, activation } = encoder;
  const bounds = shardBounds(weights.rows, size);
  const norms = rowNorms(weights);
  return Array.from({ length: size }, (_, i) => {
    const [from, to] = [bounds[i]!, bounds[i + 1]!];
    const data = weights.data.subarray(from * weights.columns, to * weights.columns);
    const share: EncoderShare = {
      weights: { data, rows: to - from, columns: weights.columns },
      from,
      norms: norms.subarray(from, to),
      cutoffs: cutoffs.subarray(from, to),
    };
    if (activation.kind !== 'topk') return share;
    return {
      ...share,
      k: activation.k,
      scale: activation.scale?.subarray(from, to) ?? new Float64Array(to - from).fill(1),
      offset: shift.subarray(from, to).map((value, f) => value + activation.bias[from + f]!),
    };
  });
}

async function firedIn(
  encoder: Encoder,
  cutoffs: Float64Array,
  run: TokenRun,
  team: Team,
  key: string,
): Promise<SegmentFirings> {
  if (encoder.activation.kind === 'topk') {
    return firingLargest(encoder, cutoffs, await team.each(candidatesTask, key, run), run);
  }
  return joined(await team.each(exceedingTask, key, run), run.bounds.length - 1);
}

/** The firings of all shares, whose features ascend from share to share. */
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

/** So many tokens between two blocks are skipped rather than read and encoded for nothing. */
const WIDE_GAP = 64;

interface Segment {
  /** number of the block, or null between blocks */
  readonly block: number | null;
  readonly begin: number;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly segments: Segment[];
}

/** Tokens to be read and encoded at once: at most so many, each run beginning and ending within a block. */
function* runsOf({ starts, length }: BlockPlan, most: number): Generator<Run> {
  let run: { from: number; to: number; segments: Segment[] } | null = null;
  for (let block = 0; block < starts.length; block++) {
    const end = starts[block]! + length;
    for (let begin = starts[block]!; begin < end;) {
      const full = run && begin - run.from >= most;
      if (run && (full || begin - run.to > WIDE_GAP)) {
        yield run;
        run = null;
      }
      run ??= { from: begin, to: begin, segments: [] };
      if (begin > run.to) run.segments.push({ block: null, begin: run.to });
      run.segments.push({ block, begin });
      // A block that is begun in a run goes on in the next one where it does not fit.
      run.to = Math.min(end, run.from + most);
      begin = run.to;
    }
  }
  if (run) yield run;
}

/** Collects the features of each block, which may come in several parts, blocks in ascending order. */
function gatherer(features: number, blocks: number) {
  const fires = new Uint8Array(features);
  const indptr = new Uint32Array(blocks + 1);
  const narrow = features <= 65536;
  let indices: Uint16Array | Uint32Array = narrow ? new Uint16Array(1024) : new Uint32Array(1024);
  let count = 0;
  let current = 0;
  const close = () => {
    for (let f = 0; f < features; f++) {
      if (fires[f] === 0) continue;
      if (count === indices.length) {
        const wider = narrow ? new Uint16Array(2 * count) : new Uint32Array(2 * count);
        wider.set(indices);
        indices = wider;
      }
      indices[count++] = f;
    }
    fires.fill(0);
    indptr[++current] = count;
  };
  return {
    add(block: number, part: Uint32Array) {
      while (current < block) close();
      for (const feature of part) fires[feature] = 1;
    },
    finish(): Firings {
      while (current < blocks) close();
      return { blocks, features, indptr, indices: indices.slice(0, count) };
    },
  };
}
