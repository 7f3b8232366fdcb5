import { defineJob } from '../../jobs/job.ts';
import type {
  Decomposition,
  DecompositionParameters,
  RandomDecompositions,
  RandomDecompositionsParameters,
} from './analysis/decomposition.ts';
import { DECOMPOSITION_DEFAULTS } from './analysis/defaults.ts';

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

/** The random directions beside decompositions into features of a layer: the layer's own, or those of `among`. */
export const randomDecompositionsRequest = (
  layer: string,
  among: string | undefined,
): RandomDecompositionsParameters & Among => ({
  layer,
  ...DECOMPOSITION_DEFAULTS,
  ...(among !== undefined && { among }),
});
