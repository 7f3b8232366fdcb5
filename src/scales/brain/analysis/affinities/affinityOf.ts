import { DataError } from '../../../../dataset/error.ts';
import type { Affinity } from '../../../../math/affinity/affinity.ts';
import { countedProduct, countFirings, keepCounts } from '../../../../math/affinity/counted.ts';
import { firingsProduct } from '../../../../math/affinity/firingsProduct.ts';
import type { SharedPairs } from '../../../../math/affinity/sharedPairs.ts';
import { restrictCooccurrence, restrictFirings } from '../../../../math/affinity/restrict.ts';
import { diagonalCounts, type Cooccurrence } from '../../../../math/matrices/cooccurrence.ts';
import { blockCounts, type Firings } from '../../../../math/matrices/firings.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';
import {
  affinityEntry,
  type AffinityName,
  COOCCURRENCE_AFFINITIES,
  GEOMETRY_AFFINITIES,
} from './affinities.ts';
import { checkPairs, roomHere } from './room.ts';
import type { Counts } from './affinityTable.ts';

/** The data from which lobes are found: a layer has at least one of these. */
export interface LobesInput {
  readonly firings?: Firings;
  /** counts of pairs in place of firings, if the firings are not known */
  readonly cooccurrence?: Cooccurrence;
  /** `[features, dim]` */
  readonly decoder?: Matrix;
  /** keeps counts of pairs for the next affinity of the same firings; each counts by itself if left out */
  readonly pairs?: SharedPairs;
}

/**
 * The number of features of the layer.
 *
 * @throws DataError when the layer has no data, or its data disagree about the number
 */
export function featureCount({ firings, cooccurrence, decoder }: LobesInput): number {
  const found = [
    ['firings', firings?.features],
    ['co-occurrence counts', cooccurrence?.features],
    ['decoder directions', decoder?.rows],
  ].filter((part): part is [string, number] => part[1] !== undefined);
  if (found.length === 0) {
    throw new DataError(
      'Lobes: this layer has no firings, no co-occurrence counts and no decoder directions; add one of them.',
    );
  }
  if (found.some(([, count]) => count !== found[0]![1])) {
    const counts = found.map(([part, count]) => `${part} of ${count}`).join(', ');
    throw new DataError(
      `Lobes: ${counts} features; expected the same number, check that they are of one layer.`,
    );
  }
  return found[0]![1];
}

/** The number of blocks in which each feature fires, `[features]`, and the number of blocks; null if neither firings nor counts are known. */
export function recordedBlocks(input: LobesInput): { fired: Uint32Array; blocks: number } | null {
  if (input.firings) return { fired: blockCounts(input.firings), blocks: input.firings.blocks };
  if (!input.cooccurrence) return null;
  return { fired: diagonalCounts(input.cooccurrence), blocks: input.cooccurrence.blocks };
}

/**
 * The affinity of the kept features as an implicit matrix, `[kept, kept]`.
 *
 * @param kept  feature numbers, ascending
 * @throws DataError when the layer lacks the data of the affinity
 */
export async function affinityOf(
  name: AffinityName,
  input: LobesInput,
  kept: Uint32Array,
  work: Work,
): Promise<Affinity> {
  const entry = affinityEntry(name);
  if (entry.of === 'directions') {
    if (!input.decoder) {
      throw new DataError(
        `Lobes by ${name}: this layer has no decoder directions; choose an affinity of firings, such as ${COOCCURRENCE_AFFINITIES[0]}.`,
      );
    }
    const { decoder } = input;
    return entry.operator(kept.length === decoder.rows ? decoder : takeRows(decoder, kept), work);
  }
  const counts = countsOf(name, input, kept, work);
  if (counts) return entry.operator(counts, work);
  throw new DataError(
    `Lobes by ${name}: this layer has no firings and no co-occurrence counts; choose ${GEOMETRY_AFFINITIES.join(' or ')}, or add firings.`,
  );
}

/** The counts of the kept features, from firings or from a file of counts; null if the layer has neither. */
function countsOf(
  name: AffinityName,
  { firings, cooccurrence, pairs }: LobesInput,
  kept: Uint32Array,
  work: Work,
): Counts | null {
  if (firings) {
    const restricted = restrictFirings(firings, kept);
    const count = () => countFirings(restricted, work);
    return {
      product: () => firingsProduct(restricted, work),
      pairs: async () => {
        checkPairs(
          name,
          kept.length,
          firings.blocks > 0xffff ? 4 : 2,
          roomHere((globalThis as { readonly navigator?: { readonly deviceMemory?: number } }).navigator),
        );
        return pairs ? pairs.of(kept, count) : count();
      },
    };
  }
  if (!cooccurrence) return null;
  const restricted = restrictCooccurrence(cooccurrence, kept);
  return {
    product: async () => countedProduct(await keepCounts(restricted, work), work),
    pairs: () => keepCounts(restricted, work),
  };
}
