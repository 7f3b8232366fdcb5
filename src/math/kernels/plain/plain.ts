import type { Kernels } from '../interface.ts';
import { plainBasis } from './plainBasis.ts';
import { plainClusters } from './plainClusters.ts';
import { plainCooccurrence } from './plainCooccurrence.ts';
import { plainDense, plainProduct, plainProductTransposed } from './plainDense.ts';
import { plainHalfSquare } from './plainHalfSquare.ts';
import { plainPairs } from './plainPairs.ts';
import { plainSparse } from './plainSparse.ts';
import { plainSymmetric } from './plainSymmetric.ts';

/** The kernels in plain TypeScript: the reference for the others, and what runs if a page forbids WebAssembly. */
export const plainKernels: Kernels = {
  name: 'plain',
  trim: () => undefined,
  dense: plainDense,
  passes: plainDense,
  sparse: plainSparse,
  cooccurrence: plainCooccurrence,
  halfSquare: plainHalfSquare,
  symmetric: plainSymmetric,
  basis: plainBasis,
  clusters: plainClusters,
  pairs: plainPairs,
  product: plainProduct,
  productTransposed: plainProductTransposed,
};
