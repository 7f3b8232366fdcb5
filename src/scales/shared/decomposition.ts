import { defineJob } from '../../jobs/job.ts';
import type {
  Decomposition,
  DecompositionParameters,
  RandomDecompositions,
  RandomDecompositionsParameters,
} from './analysis/decomposition.ts';

/** A feature's direction as a sum of few others. */
export const decompositionJob = defineJob<
  DecompositionParameters & { readonly layer: string },
  Decomposition
>('decomposition', { title: 'Decompose a direction' });

/** Decompositions of random directions of a layer: the null for all of its features. */
export const randomDecompositionsJob = defineJob<
  RandomDecompositionsParameters & { readonly layer: string },
  RandomDecompositions
>('decomposition/random', { title: 'Decompose random directions' });
