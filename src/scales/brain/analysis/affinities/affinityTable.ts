import type { Affinity } from '../../../../math/affinity/affinity.ts';
import type { CountedPairs } from '../../../../math/affinity/counted.ts';
import type { CountProduct } from '../../../../math/affinity/countProduct.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';

/** Co-occurrence counts in the two forms that operators need; each form is computed when it is called for. */
export interface Counts {
  /** products with the counts H = BᵀB, for affinities that are linear in them */
  product(): Promise<CountProduct>;
  /** the counts themselves, for affinities that divide each count */
  pairs(): Promise<CountedPairs>;
}

interface Described {
  /** the name in links, in documents and on the command line */
  readonly id: string;
  /** the name on screen */
  readonly name: string;
  /** one sentence, without its full stop */
  readonly meaning: string;
  /** the least and the greatest value of a pair */
  readonly range: readonly [number, number];
  /** the value of a pair as a formula, in text */
  readonly formula: string;
}

/** An affinity that says how two features fire together. */
export interface FiringsAffinity extends Described {
  readonly of: 'firings';
  /**
   * The value of a pair; 0/0 is 0.
   *
   * @param both  number of blocks in which both features fire, n11
   * @param one  number of blocks in which the first feature fires, n1·
   * @param other  number of blocks in which the second feature fires, n·1
   * @param blocks  number of blocks, N
   */
  readonly value: (both: number, one: number, other: number, blocks: number) => number;
  /** The implicit matrix of the values of all pairs, `[features, features]`; it owns the counts and frees them. */
  readonly operator: (counts: Counts, work: Work) => Promise<Affinity>;
}

/** An affinity that says how alike two decoder directions are. */
export interface DirectionsAffinity extends Described {
  readonly of: 'directions';
  /** The implicit matrix of the values of all pairs of rows, `[n, n]`, from the rows, `[n, dim]`. */
  readonly operator: (rows: Matrix, work: Work) => Promise<Affinity>;
}

const ratio = (numerator: number, denominator: number) => (denominator > 0 ? numerator / denominator : 0);

/**
 * The affinities by which lobes are found (those of firings: Li et al. 2024, section 4). This is their only list: the
 * view, the link, the command line and its help, the sweep, the agreement of affinities, the company of a feature, the
 * panels and the bench are made from it. The code of an operator is loaded when the operator is needed.
 */
export const AFFINITIES = [
  {
    id: 'phi',
    name: 'phi',
    of: 'firings',
    meaning: 'Phi: the correlation of the firings of two features over the blocks',
    range: [-1, 1],
    formula: '(n11·n00 − n10·n01) / √(n1·n0·n·1n·0)',
    value: (both, one, other, blocks) =>
      ratio(
        both * (blocks - one - other + both) - (one - both) * (other - both),
        Math.sqrt(one * (blocks - one) * other * (blocks - other)),
      ),
    operator: async (counts) =>
      (await import('../../../../math/affinity/phi.ts')).phiAffinity(await counts.product()),
  },
  {
    id: 'jaccard',
    name: 'Jaccard',
    of: 'firings',
    meaning:
      'Jaccard: of the blocks in which at least one of two features fires, the share in which both fire',
    range: [0, 1],
    formula: 'n11 / (n11 + n10 + n01)',
    value: (both, one, other) => ratio(both, one + other - both),
    operator: (counts, work) => counted('jaccard', counts, work),
  },
  {
    id: 'dice',
    name: 'Dice',
    of: 'firings',
    meaning:
      'Dice: the number of blocks in which both features fire, divided by the mean number of blocks in which each fires',
    range: [0, 1],
    formula: '2·n11 / (2·n11 + n10 + n01)',
    value: (both, one, other) => ratio(2 * both, one + other),
    operator: (counts, work) => counted('dice', counts, work),
  },
  {
    id: 'overlap',
    name: 'overlap',
    of: 'firings',
    meaning: 'Overlap: of the blocks in which the rarer of two features fires, the share in which both fire',
    range: [0, 1],
    formula: 'n11 / min(n1·, n·1)',
    value: (both, one, other) => ratio(both, Math.min(one, other)),
    operator: (counts, work) => counted('overlap', counts, work),
  },
  {
    id: 'smc',
    name: 'simple',
    of: 'firings',
    meaning: 'Simple matching: the share of the blocks in which both features fire or neither does',
    range: [0, 1],
    formula: '(n11 + n00) / N',
    value: (both, one, other, blocks) => ratio(both + blocks - (one + other - both), blocks),
    operator: async (counts) =>
      (await import('../../../../math/affinity/simpleMatching.ts')).simpleMatchingAffinity(
        await counts.product(),
      ),
  },
  {
    id: 'cosine',
    name: 'cosine',
    of: 'directions',
    meaning: 'Cosine: the cosine of the angle between two decoder directions, mapped to [0, 1]',
    range: [0, 1],
    formula: '(1 + cos) / 2',
    operator: async (rows, work) =>
      (await import('../../../../math/affinity/cosine.ts')).cosineAffinity(rows, work),
  },
  {
    id: 'angular',
    name: 'angular similarity',
    of: 'directions',
    meaning:
      'Angular similarity: 1 minus the angle between two decoder directions divided by π, as in the paper’s code',
    range: [0, 1],
    formula: '1 − arccos(cos) / π',
    operator: async (rows, work) =>
      (await import('../../../../math/affinity/angular.ts')).angularAffinity(rows, work),
  },
] as const satisfies readonly (FiringsAffinity | DirectionsAffinity)[];

async function counted(kind: 'jaccard' | 'dice' | 'overlap', counts: Counts, work: Work): Promise<Affinity> {
  const { countedAffinity } = await import('../../../../math/affinity/counted.ts');
  return countedAffinity(kind, await counts.pairs(), work);
}
