import { defineJob } from '../../jobs/job.ts';
import type {
  Decomposition,
  DecompositionParameters,
  RandomDecompositions,
  RandomDecompositionsParameters,
} from './analysis/decomposition.ts';

interface Among {
  readonly layer: string;
  /** the layer whose features it may be made of; the same layer if left out */
  readonly among?: string;
}

/** A feature's direction as a sum of few others. */
export const decompositionJob = defineJob<DecompositionParameters & Among, Decomposition>('decomposition', {
  title: 'Decompose a direction',
});

/** Decompositions of random directions of a layer: the null for all of its features. */
export const randomDecompositionsJob = defineJob<
  RandomDecompositionsParameters & Among,
  RandomDecompositions
>('decomposition/random', { title: 'Decompose random directions' });
