import { DataError } from '../../../dataset/error.ts';
import type { Affinity } from '../../../math/affinity/affinity.ts';
import { angularAffinity } from '../../../math/affinity/angular.ts';
import { cosineAffinity } from '../../../math/affinity/cosine.ts';
import { countedAffinity, countedProduct, countFirings, keepCounts } from '../../../math/affinity/counted.ts';
import { firingsProduct } from '../../../math/affinity/firingsProduct.ts';
import { phiAffinity } from '../../../math/affinity/phi.ts';
import { restrictCooccurrence, restrictFirings } from '../../../math/affinity/restrict.ts';
import { simpleMatchingAffinity } from '../../../math/affinity/simpleMatching.ts';
import { diagonalCounts, type Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { blockCounts, type Firings } from '../../../math/matrices/firings.ts';
import { takeRows, type Matrix } from '../../../math/matrices/matrix.ts';
import type { Work } from '../../../math/work/work.ts';

/** Affinities of how features fire together. */
export const COOCCURRENCE_AFFINITIES = ['phi', 'jaccard', 'dice', 'overlap', 'smc'] as const;
/** Affinities of where decoder directions point. */
export const GEOMETRY_AFFINITIES = ['cosine', 'angular'] as const;

export type CooccurrenceAffinity = (typeof COOCCURRENCE_AFFINITIES)[number];
export type GeometryAffinity = (typeof GEOMETRY_AFFINITIES)[number];
export type AffinityName = CooccurrenceAffinity | GeometryAffinity;

/** What lobes are found from: a layer has some of these, at least one. */
export interface LobesInput {
  readonly firings?: Firings;
  /** counts instead of firings, where those are not known */
  readonly cooccurrence?: Cooccurrence;
  /** `[features, dim]` */
  readonly decoder?: Matrix;
}

export function isGeometry(name: AffinityName): name is GeometryAffinity {
  return (GEOMETRY_AFFINITIES as readonly string[]).includes(name);
}

/**
 * How many features the layer has.
 *
 * @throws DataError when there is nothing to tell it by, or the parts do not agree
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

/** In how many blocks each feature fires, and of how many; null where nothing is recorded. */
export function recordedBlocks(input: LobesInput): { fired: Uint32Array; blocks: number } | null {
  if (input.firings) return { fired: blockCounts(input.firings), blocks: input.firings.blocks };
  if (!input.cooccurrence) return null;
  return { fired: diagonalCounts(input.cooccurrence), blocks: input.cooccurrence.blocks };
}

/**
 * The affinity of the kept features, ready for products.
 *
 * @throws DataError when the layer lacks what the affinity is made of
 */
export async function affinityOf(
  name: AffinityName,
  input: LobesInput,
  kept: Uint32Array,
  work: Work,
): Promise<Affinity> {
  if (isGeometry(name)) {
    if (!input.decoder) {
      throw new DataError(
        `Lobes by ${name}: this layer has no decoder directions; choose an affinity of firings, such as phi.`,
      );
    }
    const x = kept.length === input.decoder.rows ? input.decoder : takeRows(input.decoder, kept);
    return name === 'cosine' ? cosineAffinity(x, work) : angularAffinity(x, work);
  }
  if (input.firings) return ofFirings(name, restrictFirings(input.firings, kept), work);
  if (input.cooccurrence) return ofCounts(name, restrictCooccurrence(input.cooccurrence, kept), work);
  throw new DataError(
    `Lobes by ${name}: this layer has no firings and no co-occurrence counts; choose cosine or angular, or add firings.`,
  );
}

async function ofFirings(name: CooccurrenceAffinity, firings: Firings, work: Work): Promise<Affinity> {
  if (name === 'phi') return phiAffinity(await firingsProduct(firings, work));
  if (name === 'smc') return simpleMatchingAffinity(await firingsProduct(firings, work));
  return countedAffinity(name, await countFirings(firings, work), work);
}

async function ofCounts(name: CooccurrenceAffinity, counts: Cooccurrence, work: Work): Promise<Affinity> {
  const pairs = await keepCounts(counts, work);
  if (name === 'phi') return phiAffinity(countedProduct(pairs, work));
  if (name === 'smc') return simpleMatchingAffinity(countedProduct(pairs, work));
  return countedAffinity(name, pairs, work);
}
