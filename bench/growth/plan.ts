import type { SyntheticSize } from '../synthetic.ts';

/** What grows in a series. */
export type Axis = 'features' | 'dim' | 'blocks' | 'k';

/** The work that is measured. */
export type GrowingWork = 'phi' | 'jaccard' | 'pca' | 'spectrum' | 'neighbours' | 'logistic';

/** One work at several sizes that differ in one number. */
export interface Series {
  readonly work: GrowingWork;
  readonly title: string;
  readonly axis: Axis;
  /** rising */
  readonly sizes: readonly number[];
  /** sizes that are not measured here: their time and memory are extrapolated */
  readonly beyond: readonly number[];
  /** the exponent of processor time that the algorithm has, and why */
  readonly expected: { readonly exponent: number; readonly why: string };
}

/** The sizes that stay while one grows. */
export const BASE: SyntheticSize & { readonly k: number } = {
  features: 4096,
  dim: 512,
  blocks: 2000,
  firing: 160,
  lobes: 3,
  categories: 6,
  slope: -0.5,
  seed: 42,
  k: 3,
};

const FEATURES = { axis: 'features', sizes: [2048, 4096, 8192, 16384], beyond: [65536] } as const;
const DIM = { axis: 'dim', sizes: [128, 256, 512, 1024], beyond: [4096] } as const;
const BLOCKS = { axis: 'blocks', sizes: [1000, 2000, 4000, 8000], beyond: [100_000] } as const;

export const SERIES: readonly Series[] = [
  {
    work: 'phi',
    title: 'lobes by phi',
    ...FEATURES,
    expected: { exponent: 1, why: 'passes over firings, of which each feature has its share, and k-means' },
  },
  {
    work: 'phi',
    title: 'lobes by phi',
    ...BLOCKS,
    expected: { exponent: 1, why: 'each pass reads every firing' },
  },
  {
    work: 'phi',
    title: 'lobes by phi',
    axis: 'k',
    sizes: [4, 8, 16, 32],
    beyond: [128],
    expected: { exponent: 1, why: 'eigenvectors and centres, each of them k' },
  },
  {
    work: 'jaccard',
    title: 'lobes by Jaccard',
    ...FEATURES,
    expected: { exponent: 2, why: 'counts of all pairs' },
  },
  {
    work: 'jaccard',
    title: 'lobes by Jaccard',
    ...BLOCKS,
    expected: { exponent: 1, why: 'bits of all blocks are counted; passes over the counts stay' },
  },
  {
    work: 'pca',
    title: 'PCA, 3 components',
    ...FEATURES,
    expected: { exponent: 1, why: 'passes over the rows' },
  },
  {
    work: 'pca',
    title: 'PCA, 3 components',
    ...DIM,
    expected: { exponent: 1, why: 'passes over the columns' },
  },
  {
    work: 'spectrum',
    title: 'full spectrum',
    ...FEATURES,
    expected: { exponent: 1, why: 'the Gram matrix; the eigenvalues of 512 dims stay' },
  },
  {
    work: 'spectrum',
    title: 'full spectrum',
    ...DIM,
    expected: { exponent: 2, why: 'features · dims² of the Gram matrix, plus dims³ of the eigenvalues' },
  },
  { work: 'neighbours', title: 'k-NN', ...FEATURES, expected: { exponent: 2, why: 'all pairs' } },
  { work: 'neighbours', title: 'k-NN', ...DIM, expected: { exponent: 1, why: 'each product' } },
  {
    work: 'neighbours',
    title: 'k-NN',
    axis: 'k',
    sizes: [8, 16, 32, 64],
    beyond: [256],
    expected: { exponent: 0, why: 'products outweigh the lists' },
  },
  {
    work: 'logistic',
    title: 'logistic regression',
    ...FEATURES,
    expected: { exponent: 1, why: 'passes over the rows' },
  },
  {
    work: 'logistic',
    title: 'logistic regression',
    ...DIM,
    expected: { exponent: 1, why: 'passes over the columns' },
  },
];

/** The sizes of a point of a series. */
export function sizeOf({ axis }: Series, value: number): typeof BASE {
  // A block of a wider dictionary has more firings.
  const firing = axis === 'features' ? Math.round((BASE.firing * value) / BASE.features) : BASE.firing;
  return { ...BASE, firing, [axis]: value };
}
