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

const FEATURES = { axis: 'features', sizes: [2048, 4096, 8192, 16384, 32768], beyond: [65536] } as const;
const DIM = { axis: 'dim', sizes: [128, 256, 512, 1024, 2048], beyond: [4096] } as const;
const BLOCKS = { axis: 'blocks', sizes: [1000, 4000, 16_000, 64_000], beyond: [1_000_000] } as const;

const TITLES: Readonly<Record<GrowingWork, string>> = {
  phi: 'lobes by phi',
  jaccard: 'lobes by Jaccard',
  pca: 'PCA, 3 components',
  spectrum: 'full spectrum',
  neighbours: 'k-NN',
  logistic: 'logistic regression',
};

const series = (
  work: GrowingWork,
  growing: Pick<Series, 'axis' | 'sizes' | 'beyond'>,
  exponent: number,
  why: string,
): Series => ({ work, title: TITLES[work], ...growing, expected: { exponent, why } });

export const SERIES: readonly Series[] = [
  series('phi', FEATURES, 1, 'passes over firings, of which each feature has its share, and k-means'),
  series('phi', BLOCKS, 1, 'each pass reads every firing'),
  series(
    'phi',
    { axis: 'k', sizes: [4, 8, 16, 32], beyond: [128] },
    1,
    'eigenvectors and centres, each of them k',
  ),
  series('jaccard', FEATURES, 2, 'counts of all pairs'),
  series('jaccard', BLOCKS, 1, 'bits of all blocks are counted; passes over the counts stay'),
  series('pca', FEATURES, 1, 'passes over the rows'),
  series('pca', DIM, 1, 'passes over the columns'),
  series('spectrum', FEATURES, 1, 'the Gram matrix; the eigenvalues of 512 dims stay'),
  series('spectrum', DIM, 2, 'features · dims² of the Gram matrix, plus dims³ of the eigenvalues'),
  series('neighbours', FEATURES, 2, 'all pairs'),
  series('neighbours', DIM, 1, 'each product'),
  series(
    'neighbours',
    { axis: 'k', sizes: [8, 16, 32, 64], beyond: [256] },
    0,
    'products outweigh the lists',
  ),
  series('logistic', FEATURES, 1, 'passes over the rows'),
  series('logistic', DIM, 1, 'passes over the columns'),
];

/** The sizes of a point of a series. */
export function sizeOf({ axis }: Series, value: number): typeof BASE {
  // A block of a wider dictionary has more firings.
  const firing = axis === 'features' ? Math.round((BASE.firing * value) / BASE.features) : BASE.firing;
  return { ...BASE, firing, [axis]: value };
}
