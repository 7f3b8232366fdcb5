import type { BlockFirings } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { allocate } from '../../sources/limits.ts';
import { visitStored } from './stored.ts';
import type { Strongest } from './strongest.ts';

/** The paper's blocks, in tokens. */
const BLOCK = 256;
/** More stored tokens than a tab holds as firings. */
const MOST_TOKENS = 2 ** 27;

/** How strong tokens become firings. */
export interface StrongRule {
  /** what an activation exceeds where a feature fires */
  readonly threshold: number;
  /** whether features are left out of which the file may lack firings */
  readonly complete: boolean;
}

/** How contexts are cut into blocks. */
export function blocksOf({ contexts, length }: Strongest) {
  const size = Math.min(BLOCK, length);
  const perContext = Math.floor(length / size);
  return { size, perContext, blocks: contexts * perContext };
}

/**
 * The rule of firings from strong tokens, in words.
 *
 * @param capped  the number of features of which the file may lack firings; null if it is not known
 * @param features  the number of all features
 */
export function strongRuleText(
  strongest: Strongest,
  { threshold, complete }: StrongRule,
  capped: number | null,
  features = strongest.features,
): string {
  const kept = strongest.kept.toLocaleString('en');
  const n = (count: number) => count.toLocaleString('en');
  const which =
    capped === null
      ? `complete for features that fire ${kept} times at most, ${complete ? 'the others are left out' : 'capped for the others'}`
      : `complete for the ${n(features - capped)} of ${n(features)} features that fire ${kept} times at most, ` +
        (complete ? `the ${n(capped)} others are left out` : `capped for the ${n(capped)} others`);
  return `activation > ${threshold} at one of a feature’s ${kept} strongest tokens, in a block of ${blocksOf(strongest).size} tokens; ${which}`;
}

/**
 * Firings from strong tokens: a feature fires in a block of 256 tokens if one of its stored tokens lies in it whose
 * activation exceeds the threshold. The firings of a feature are complete if one of its stored tokens is not above the
 * threshold, because the file keeps the strongest; of the others, which are capped, it may lack weaker ones.
 *
 * @param features  the numbers of the features, ascending; null for all
 * @throws DataError when a token lies in no context, or there are too many
 */
export async function strongFirings(
  strongest: Strongest,
  rule: StrongRule,
  features: Uint32Array | null = null,
): Promise<BlockFirings> {
  const { kept, file } = strongest;
  const count = features?.length ?? strongest.features;
  if (count * kept > MOST_TOKENS) {
    throw new DataError(
      `${file}: expected at most ${MOST_TOKENS.toLocaleString('en')} strong tokens to make firings of, found ${(count * kept).toLocaleString('en')}; open a sample of the features.`,
    );
  }
  const { blocks } = blocksOf(strongest);
  const columns = await firingColumns(strongest, rule, features, count);
  const { indptr, indices } = byBlock(columns, blocks, file);
  return {
    blocks,
    features: count,
    indptr,
    indices,
    category: null,
    rule: { text: strongRuleText(strongest, rule, columns.capped, count) },
  };
}

/** The blocks in which each feature fires, ascending. */
interface Columns {
  /** `[features + 1]` */
  readonly starts: Uint32Array;
  readonly blocks: Uint32Array;
  /** the number of features of which the file may lack firings */
  readonly capped: number;
}

async function firingColumns(
  strongest: Strongest,
  { threshold, complete }: StrongRule,
  features: Uint32Array | null,
  count: number,
): Promise<Columns> {
  const { kept, file } = strongest;
  const starts = new Uint32Array(count + 1);
  const blocks = allocate(4 * count * kept, file, () => new Uint32Array(count * kept));
  const blockOf = placing(strongest);
  let [begin, end, capped] = [0, 0, 0];
  await visitStored(strongest, threshold, features, count, {
    token(_, sequence, position) {
      const block = blockOf(sequence, position);
      if (block >= 0) blocks[end++] = block;
    },
    end(at, isCapped) {
      if (isCapped) capped++;
      if (isCapped && complete) end = begin;
      else end = begin + distinct(blocks.subarray(begin, end));
      starts[at + 1] = begin = end;
    },
  });
  return { starts, blocks: blocks.subarray(0, end), capped };
}

/** The block of a token in its context; −1 for a token in an incomplete block at the end of its context. */
function placing(strongest: Strongest): (sequence: number, position: number) => number {
  const { size, perContext } = blocksOf(strongest);
  return (sequence, position) => {
    const block = Math.floor(position / size);
    return block < perContext ? sequence * perContext + block : -1;
  };
}

/** Sorts numbers and moves the distinct ones to the front; returns how many there are. */
function distinct(numbers: Uint32Array): number {
  numbers.sort();
  let count = 0;
  for (const number of numbers) if (count === 0 || numbers[count - 1] !== number) numbers[count++] = number;
  return count;
}

/** Compressed rows over blocks from compressed columns. */
function byBlock({ starts, blocks }: Columns, count: number, file: string) {
  const features = starts.length - 1;
  const indptr = allocate(4 * count, file, () => new Uint32Array(count + 1));
  for (const block of blocks) indptr[block + 1]!++;
  for (let b = 0; b < count; b++) indptr[b + 1]! += indptr[b]!;
  const indices = allocate(4 * blocks.length, file, () =>
    features > 65536 ? new Uint32Array(blocks.length) : new Uint16Array(blocks.length),
  );
  const next = indptr.slice();
  for (let feature = 0; feature < features; feature++) {
    for (let p = starts[feature]!; p < starts[feature + 1]!; p++) indices[next[blocks[p]!]!++] = feature;
  }
  return { indptr, indices };
}
