import { defineJob } from '../../jobs/job.ts';

/** What makes features partners: the cosine of their directions, or that they fire together beyond their frequencies, or beyond both margins. */
export type PartnersBy = 'cosine' | 'firing' | 'margins';

export interface PartnersParameters {
  readonly layer: string;
  readonly by: PartnersBy;
  /** the features whose partners are found */
  readonly of: readonly number[];
  /** the number of partners of each at most */
  readonly count: number;
}

/** Pairs of features, each once. */
export interface PartnersFound {
  /** features of each pair, the one that was asked for first, flattened `[pairs, 2]` */
  readonly ends: Uint32Array;
  /** cosine, phi or excess phi of each pair, `[pairs]` */
  readonly values: Float64Array;
}

/** The strongest partners of some features. */
export const partnersJob = defineJob<PartnersParameters, PartnersFound>('partners', {
  title: 'Partners',
  light: true,
});
