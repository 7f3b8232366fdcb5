import { defineJob } from '../../jobs/job.ts';
import type { Neighbours } from '../../math/neighbours/neighbours.ts';

export interface NeighboursParameters {
  readonly layer: string;
  /** among the decoder directions, or among the relation words' vectors */
  readonly among: 'features' | 'words';
  /** the direction whose neighbours are found */
  readonly of: number;
  readonly count: number;
}

/** The directions nearest to a direction, by cosine. */
export const neighboursJob = defineJob<NeighboursParameters, Neighbours>('neighbours', {
  title: 'Find neighbours',
  light: true,
});
