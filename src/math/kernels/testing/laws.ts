import { describe } from 'vitest';
import type { Kernels } from '../interface.ts';
import { describeClusters } from './laws/clusters.ts';
import { describeCooccurrence } from './laws/cooccurrence.ts';
import { describeDense } from './laws/dense.ts';
import { describeGram } from './laws/gram.ts';
import { describeHalfSquare } from './laws/halfSquare.ts';
import { describeNormal } from './laws/normal.ts';
import { describePairs } from './laws/pairs.ts';
import { describeProducts } from './laws/products.ts';
import { describeSparse } from './laws/sparse.ts';

/** Describes the laws that every set of kernels keeps, checked against naive float64 loops on small random cases. */
export function describeKernels(name: string, get: () => Kernels): void {
  describe(`kernels: ${name}`, () => {
    describeProducts(get);
    describeDense(get);
    describeNormal(get);
    describeGram(get);
    describePairs(get);
    describeSparse(get);
    describeClusters(get);
    describeCooccurrence(get);
    describeHalfSquare(get);
  });
}
