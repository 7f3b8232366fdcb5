import type { Affinity } from '../../../math/affinity/affinity.ts';
import type { CountedPairs } from '../../../math/affinity/counted.ts';
import type { CountProduct } from '../../../math/affinity/countProduct.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Work } from '../../../math/work/work.ts';

/** Co-occurrence counts in the two forms that operators are made of; each is made when it is asked for. */
export interface Counts {
  /** products with the counts H = BᵀB, for affinities that are algebra on them */
  product(): Promise<CountProduct>;
  /** the counts themselves, for affinities that divide each of them */
  pairs(): Promise<CountedPairs>;
}

interface Described {
  /** in links, documents and options of the command line */
  readonly id: string;
  /** on screen */
  readonly name: string;
  /** one sentence without its full stop */
  readonly meaning: string;
  /** least and greatest value of a pair */
  readonly range: readonly [number, number];
  /** of a pair, in text */
  readonly formula: string;
}

/** An affinity of how features fire together. */
export interface FiringsAffinity extends Described {
  readonly of: 'firings';
  /**
   * The value of a pair; 0/0 is 0.
   *
   * @param both  blocks in which both fire, n11
   * @param one  blocks in which the one fires, n1·
   * @param other  blocks in which the other fires, n·1
   * @param blocks  all blocks, N
   */
  readonly value: (both: number, one: number, other: number, blocks: number) => number;
  /** The implicit matrix of the affinity of all pairs; it owns the counts and frees them. */
  readonly operator: (counts: Counts, work: Work) => Promise<Affinity>;
}

/** An affinity of where decoder directions point. */
export interface DirectionsAffinity extends Described {
  readonly of: 'directions';
  /** The implicit matrix of the affinity of all rows, `[n, dim]`. */
  readonly operator: (rows: Matrix, work: Work) => Promise<Affinity>;
}

const ratio = (numerator: number, denominator: number) => (denominator > 0 ? numerator / denominator : 0);

/**
 * The affinities that lobes are found by: the one list of them (Li et al. 2024, section 4, for the firings’). The view,
 * the link, the command line, the help, the sweep, the agreement of affinities, the company of a feature and the bench
 * are made of it. Operators are loaded when they are needed.
 */
export const AFFINITIES = [
  {
    id: 'phi',
    name: 'phi',
    of: 'firings',
    meaning: 'phi: correlation of two features’ firings over blocks, plus one',
    range: [-1, 1],
    formula: '(n11·n00 − n10·n01) / √(n1·n0·n·1n·0)',
    value: (both, one, other, blocks) =>
      ratio(
        both * (blocks - one - other + both) - (one - both) * (other - both),
        Math.sqrt(one * (blocks - one) * other * (blocks - other)),
      ),
    operator: async (counts) =>
      (await import('../../../math/affinity/phi.ts')).phiAffinity(await counts.product()),
  },
  {
    id: 'jaccard',
    name: 'Jaccard',
    of: 'firings',
    meaning: 'Jaccard: blocks of both, of the blocks of either',
    range: [0, 1],
    formula: 'n11 / (n11 + n10 + n01)',
    value: (both, one, other) => ratio(both, one + other - both),
    operator: (counts, work) => counted('jaccard', counts, work),
  },
  {
    id: 'dice',
    name: 'Dice',
    of: 'firings',
    meaning: 'Dice: twice the blocks of both, of the blocks of each',
    range: [0, 1],
    formula: '2·n11 / (2·n11 + n10 + n01)',
    value: (both, one, other) => ratio(2 * both, one + other),
    operator: (counts, work) => counted('dice', counts, work),
  },
  {
    id: 'overlap',
    name: 'overlap',
    of: 'firings',
    meaning: 'overlap: blocks of both, of the blocks of the rarer one',
    range: [0, 1],
    formula: 'n11 / min(n1·, n·1)',
    value: (both, one, other) => ratio(both, Math.min(one, other)),
    operator: (counts, work) => counted('overlap', counts, work),
  },
  {
    id: 'smc',
    name: 'simple',
    of: 'firings',
    meaning: 'simple matching: blocks in which both fire or neither does',
    range: [0, 1],
    formula: '(n11 + n00) / N',
    value: (both, one, other, blocks) => ratio(both + blocks - (one + other - both), blocks),
    operator: async (counts) =>
      (await import('../../../math/affinity/simpleMatching.ts')).simpleMatchingAffinity(
        await counts.product(),
      ),
  },
  {
    id: 'cosine',
    name: 'cosine',
    of: 'directions',
    meaning: 'cosine of two decoder directions, moved to [0, 1]',
    range: [0, 1],
    formula: '(1 + cos) / 2',
    operator: async (rows, work) =>
      (await import('../../../math/affinity/cosine.ts')).cosineAffinity(rows, work),
  },
  {
    id: 'angular',
    name: 'angular similarity',
    of: 'directions',
    meaning: 'angle between two decoder directions, as the paper’s code takes it',
    range: [0, 1],
    formula: '1 − arccos(cos) / π',
    operator: async (rows, work) =>
      (await import('../../../math/affinity/angular.ts')).angularAffinity(rows, work),
  },
] as const satisfies readonly (FiringsAffinity | DirectionsAffinity)[];

async function counted(kind: 'jaccard' | 'dice' | 'overlap', counts: Counts, work: Work): Promise<Affinity> {
  const { countedAffinity } = await import('../../../math/affinity/counted.ts');
  return countedAffinity(kind, await counts.pairs(), work);
}
