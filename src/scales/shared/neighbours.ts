import { defineJob } from '../../jobs/job.ts';
import type { Neighbours } from '../../math/neighbours/neighbours.ts';

export interface NeighboursParameters {
  readonly layer: string;
  /** among the decoder directions, or among the relation words' vectors */
  readonly among: 'features' | 'words';
  /** whose neighbours */
  readonly of: number;
  readonly count: number;
}

/** The directions nearest to one direction, by cosine. */
export const neighboursJob = defineJob<NeighboursParameters, Neighbours>('neighbours', {
  title: 'Find neighbours',
  light: true,
});
