import type { BlockText, DatasetInfo, FeatureNotes, Labels, Relations } from '../dataset/dataset.ts';
import type { HubListing } from '../dataset/hub.ts';
import type { HubRepository } from '../dataset/sources/hub.ts';
import type { Publication } from '../dataset/publish/archive.ts';
import type { Recognition } from '../dataset/local.ts';
import type { NormRange } from '../math/normRange.ts';
import { defineJob } from './job.ts';

/** What the page asks of a dataset itself; the worker opens and reads it. */

/** Opens a dataset, or fails with the reason why it cannot be opened. */
export const infoJob = defineJob<Record<string, never>, DatasetInfo>('dataset/info', {
  title: 'Open dataset',
  light: true,
});

/** The labels of a layer's features. */
export const labelsJob = defineJob<{ layer: string }, Labels>('dataset/labels', {
  title: 'Read labels',
  light: true,
});

/** What one feature fires on. */
export const notesJob = defineJob<{ layer: string; feature: number }, FeatureNotes>('dataset/notes', {
  title: 'Read examples',
  light: true,
});

/** The texts of blocks by their numbers. */
export const textsJob = defineJob<
  { readonly layer: string; readonly blocks: readonly number[] },
  readonly BlockText[]
>('dataset/texts', { title: 'Read blocks', light: true });

/** The relation words and their pairs. */
export const relationsJob = defineJob<Record<string, never>, Relations>('dataset/relations', {
  title: 'Read relations',
  light: true,
});

/** The address of no dataset, for a job that needs none. */
export const NO_DATASET = 'none:';

/** Tells what the files at an address are, read as the corrections behind it say. */
export const recogniseJob = defineJob<{ address: string }, Recognition>('dataset/recognise', {
  title: 'Look at the files',
  light: true,
});

/** How long a layer's directions are. */
export const normsJob = defineJob<{ layer: string }, NormRange>('dataset/norms', {
  title: 'Measure the vectors',
  light: true,
});

/** Lists the checkpoints of a repository; the token opens a gated one. */
export const hubListingJob = defineJob<{ repository: HubRepository; token: string }, HubListing>(
  'dataset/hub-listing',
  { title: 'List the repository', light: true },
);

/** Writes the dataset as a bundle in a zip archive. */
export const exportJob = defineJob<Publication, Uint8Array>('dataset/export', {
  title: 'Export the dataset',
  light: true,
});
