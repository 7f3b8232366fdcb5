import { DataError } from '../../../../dataset/error.ts';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { diagonalCounts, rowStart, type Cooccurrence } from '../../../../math/matrices/cooccurrence.ts';
import { blockCounts } from '../../../../math/matrices/firings.ts';
import {
  affinityEntry,
  COOCCURRENCE_AFFINITIES,
  type CooccurrenceAffinity,
} from '../affinities/affinities.ts';

/** The features that a feature fires with most, by one affinity. */
export interface CompanyBy {
  readonly affinity: CooccurrenceAffinity;
  /** feature numbers, closest first */
  readonly features: Uint32Array;
  /** the affinity with each, `[features]` (phi itself, not phi + 1) */
  readonly values: Float64Array;
  /** number of blocks in which both fire, `[features]` */
  readonly together: Uint32Array;
}

/** The company of a feature: the features that it fires with. */
export interface Company {
  readonly feature: number;
  /** number of blocks in which it fires, out of `blocks` */
  readonly fired: number;
  readonly blocks: number;
  /** one list for each affinity of firings; the lists are empty for a feature that never fires */
  readonly lists: readonly CompanyBy[];
}

/**
 * The features that a feature fires with most, by each affinity of firings, from one pass over the
 * blocks in which it fires. Features that never fire or always fire are left out; among equal values,
 * the feature that shares more blocks comes first, then the one with the smaller number.
 *
 * @param count  number of features to list for each affinity
 * @throws DataError when there is no such feature
 */
export function company(firings: BlockFirings, feature: number, count: number): Company {
  const together = togetherWith(firings, feature);
  return companyKept(feature, together, blockCounts(firings), firings.blocks, count);
}

/**
 * The number of blocks in which each feature fires together with one, `[features]`, from one pass over the blocks in which
 * that one fires.
 *
 * @throws DataError when there is no such feature
 */
export function togetherWith(firings: BlockFirings, feature: number): Uint32Array {
  const { features, indptr, indices } = firings;
  checkFeature(feature, features);
  const together = new Uint32Array(features);
  for (const block of blocksOf(firings, feature)) {
    for (let p = indptr[block]!; p < indptr[block + 1]!; p++) together[indices[p]!]!++;
  }
  return together;
}

/**
 * `company` from counts of pairs.
 *
 * @throws DataError when there is no such feature
 */
export function companyOfCounts(table: Cooccurrence, feature: number, count: number): Company {
  const together = togetherInCounts(table, feature);
  return companyKept(feature, together, diagonalCounts(table), table.blocks, count);
}

/**
 * `togetherWith` from counts of pairs.
 *
 * @throws DataError when there is no such feature
 */
export function togetherInCounts({ features, counts }: Cooccurrence, feature: number): Uint32Array {
  checkFeature(feature, features);
  return Uint32Array.from({ length: features }, (_, other) => {
    const [i, j] = [Math.min(feature, other), Math.max(feature, other)];
    return counts[rowStart(i, features) + j - i]!;
  });
}

function checkFeature(feature: number, features: number): void {
  if (feature >= 0 && feature < features) return;
  throw new DataError(`Company: expected a feature below ${features}, found ${feature}.`);
}

/**
 * @param together  number of blocks in which each feature fires together with `feature`, `[features]`
 * @param fired  number of blocks in which each feature fires, `[features]`
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

/** The blocks in which a feature fires, ascending. */
function blocksOf({ blocks, indptr, indices }: BlockFirings, feature: number): number[] {
  const found: number[] = [];
  for (let b = 0; b < blocks; b++) {
    // Indices are sorted within a block: a binary search.
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

/** The blocks in which two features both fire. */
export interface Meeting {
  /** numbers of the first `count` blocks, ascending */
  readonly blocks: Uint32Array;
  /** number of all such blocks */
  readonly total: number;
  /** number of such blocks in each category, `[categories]`; null if blocks carry no category */
  readonly categories: Uint32Array | null;
}

/**
 * The blocks in which features `a` and `b` both fire, with their categories of documents.
 *
 * @param categories  number of categories
 * @param count  number of blocks to list
 */
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
