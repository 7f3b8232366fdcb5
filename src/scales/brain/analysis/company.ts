import { DataError } from '../../../dataset/error.ts';
import type { BlockFirings } from '../../../dataset/dataset.ts';
import { diagonalCounts, rowStart, type Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { blockCounts } from '../../../math/matrices/firings.ts';
import { affinityEntry, COOCCURRENCE_AFFINITIES, type CooccurrenceAffinity } from './affinities.ts';

/** Those a feature fires with most, by one affinity. */
export interface CompanyBy {
  readonly affinity: CooccurrenceAffinity;
  /** feature numbers, closest first */
  readonly features: Uint32Array;
  /** the affinity with each (phi itself, not phi + 1) */
  readonly values: Float64Array;
  /** blocks in which both fire */
  readonly together: Uint32Array;
}

/** The company a feature keeps: with whom it fires. */
export interface Company {
  readonly feature: number;
  /** blocks in which it fires, of `blocks` */
  readonly fired: number;
  readonly blocks: number;
  /** one list per affinity; empty lists for a feature that never fires */
  readonly lists: readonly CompanyBy[];
}

/**
 * The features that fire with one feature most, by each affinity of firings, from one pass over the
 * blocks in which it fires. Features that never fire or always do are left out; where values are equal,
 * those that fire together in more blocks come first, then the smaller number.
 *
 * @throws DataError when there is no such feature
 */
export function company(firings: BlockFirings, feature: number, count: number): Company {
  const { blocks, features, indptr, indices } = firings;
  checkFeature(feature, features);
  const together = new Uint32Array(features);
  for (const block of blocksOf(firings, feature)) {
    for (let p = indptr[block]!; p < indptr[block + 1]!; p++) together[indices[p]!]!++;
  }
  return companyKept(feature, together, blockCounts(firings), blocks, count);
}

/**
 * The same from counts of pairs.
 *
 * @throws DataError when there is no such feature
 */
export function companyOfCounts(table: Cooccurrence, feature: number, count: number): Company {
  const { features, blocks, counts } = table;
  checkFeature(feature, features);
  const together = Uint32Array.from({ length: features }, (_, other) => {
    const [i, j] = [Math.min(feature, other), Math.max(feature, other)];
    return counts[rowStart(i, features) + j - i]!;
  });
  return companyKept(feature, together, diagonalCounts(table), blocks, count);
}

function checkFeature(feature: number, features: number): void {
  if (feature >= 0 && feature < features) return;
  throw new DataError(`Company: expected a feature below ${features}, found ${feature}.`);
}

/**
 * @param together  blocks in which each feature fires together with the one, `[features]`
 * @param fired  blocks in which each fires, `[features]`
 */
function companyKept(
  feature: number,
  together: Uint32Array,
  fired: Uint32Array,
  blocks: number,
  count: number,
): Company {
  const own = fired[feature]!;
  const others = [...fired.keys()].filter((i) => i !== feature && fired[i]! > 0 && fired[i]! < blocks);
  const lists = COOCCURRENCE_AFFINITIES.map((affinity): CompanyBy => {
    const { value: valueOf } = affinityEntry(affinity);
    const value = Float64Array.from(fired, (times, i) => valueOf(together[i]!, own, times, blocks));
    const nearest = (own > 0 ? others.slice() : [])
      .sort((a, b) => value[b]! - value[a]! || together[b]! - together[a]! || a - b)
      .slice(0, count);
    return {
      affinity,
      features: Uint32Array.from(nearest),
      values: Float64Array.from(nearest, (i) => value[i]!),
      together: Uint32Array.from(nearest, (i) => together[i]!),
    };
  });
  return { feature, fired: own, blocks, lists };
}

/** Blocks in which a feature fires, ascending. */
function blocksOf({ blocks, indptr, indices }: BlockFirings, feature: number): number[] {
  const found: number[] = [];
  for (let b = 0; b < blocks; b++) {
    // Indices are sorted within a block: halve until the feature is found or not.
    let [low, high] = [indptr[b]!, indptr[b + 1]!];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (indices[middle]! < feature) low = middle + 1;
      else high = middle;
    }
    if (low < indptr[b + 1]! && indices[low] === feature) found.push(b);
  }
  return found;
}

/** Blocks in which two features fire. */
export interface Meeting {
  /** block numbers, the first `count` of them */
  readonly blocks: Uint32Array;
  /** how many there are in all */
  readonly total: number;
  /** how many of them are of each category, `[categories]`; null where blocks carry none */
  readonly categories: Uint32Array | null;
}

/** The blocks in which both features fire, with their categories of documents. */
export function meeting(
  firings: BlockFirings,
  categories: number,
  a: number,
  b: number,
  count: number,
): Meeting {
  const other = new Set(blocksOf(firings, b));
  const both = blocksOf(firings, a).filter((block) => other.has(block));
  const { category } = firings;
  const tally = category && new Uint32Array(categories);
  if (category) for (const block of both) tally![category[block]!]!++;
  return { blocks: Uint32Array.from(both.slice(0, count)), total: both.length, categories: tally };
}
