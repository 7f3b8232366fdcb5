import { defineJob } from '../../jobs/job.ts';
import type { CategoryTable, Lobes, LobesParameters } from './analysis.ts';

/** Lobes of a layer: features that fire together, by spectral clustering. */
export const lobesJob = defineJob<LobesParameters & { readonly layer: string }, BrainLobes>('brain/lobes', {
  title: 'Lobes',
});

/** Lobes, and the categories of documents in which they are at work. */
export interface BrainLobes extends Lobes {
  /** null where blocks carry no category */
  readonly categories: CategoryTable | null;
}
