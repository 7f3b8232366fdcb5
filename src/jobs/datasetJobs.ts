import type { BlockText, DatasetInfo, FeatureNotes, Labels, Relations } from '../dataset/dataset.ts';
import type { HubListing } from '../dataset/open/hub.ts';
import type { HubRepository } from '../dataset/reference.ts';
import type { ColumnFile } from '../dataset/ownColumns.ts';
import type { Recognition } from '../dataset/open/local.ts';
import type { NormRange } from '../math/matrices/normRange.ts';
import type { PublishedState } from '../dataset/dataset.ts';
import { defineJob } from './job.ts';

/** What the page asks of a dataset itself; the worker opens the dataset and reads it. */

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

/** What the features of a layer fire on, as one text: UTF-8, for each feature its tokens and then its contexts. */
export interface NoteTexts {
  readonly bytes: Uint8Array;
  /** where the tokens and where the contexts of each feature end, in bytes, `[features, 2]` */
  readonly ends: Uint32Array;
  /** the number of features with tokens or contexts */
  readonly noted: number;
  /** the number of features, from the first, that were read; the texts of all together may be too long */
  readonly read: number;
}

/** What all features of a layer fire on, to be searched. */
export const noteTextsJob = defineJob<{ layer: string }, NoteTexts>('dataset/note-texts', {
  title: 'Read what features fire on',
  light: true,
});

/** The texts of blocks, given their numbers. */
export const textsJob = defineJob<
  { readonly layer: string; readonly blocks: readonly number[] },
  readonly BlockText[]
>('dataset/texts', { title: 'Read blocks', light: true });

/** The relation words and their pairs. */
export const relationsJob = defineJob<Record<string, never>, Relations>('dataset/relations', {
  title: 'Read relations',
  light: true,
});

/** Recognises the files of a place, with the corrections of the reference; opens no dataset. */
export const recogniseJob = defineJob<Record<string, never>, Recognition>('dataset/recognise', {
  title: 'Look at the files',
  light: true,
});

/** The columns that a file adds to a layer with this number of features; opens no dataset. */
export const columnFileJob = defineJob<{ readonly features: number }, ColumnFile>('dataset/columns', {
  title: 'Read columns',
  light: true,
});

/** The range and the median of the norms of a layer's directions. */
export const normsJob = defineJob<{ layer: string }, NormRange>('dataset/norms', {
  title: 'Measure the vectors',
  light: true,
});

/** Lists the checkpoints of a repository; the token of the reference opens a gated one. */
export const hubListingJob = defineJob<HubRepository, HubListing>('dataset/hub-listing', {
  title: 'List the repository',
  light: true,
});

/**
 * Names the state of what a layer's results are computed from: the version of the analyses and the fingerprint of the
 * files. Whatever is stored of the results from visit to visit is stored with it, and dropped when it is another.
 */
export const stateJob = defineJob<{ readonly layer: string }, string>('dataset/state', {
  title: 'Recognise the files',
  light: true,
});

/** Whether a result that came with the dataset answers a job with these parameters, so that nothing is computed. */
export const publishedJob = defineJob<{ readonly job: string; readonly parameters: unknown }, boolean>(
  'dataset/published',
  { title: 'Look for a precomputed result', light: true },
);

/** Computes a result that came with the dataset again, and says in a sentence how both compare. */
export const recomputeJob = defineJob<{ readonly job: string; readonly parameters: unknown }, string>(
  'dataset/recompute',
  { title: 'Compute a published result again' },
);

/** How the results that came with the dataset were used. The answer changes, so each request has a new `look`. */
export const publishedStatesJob = defineJob<{ readonly look: number }, readonly PublishedState[]>(
  'dataset/published-states',
  { title: 'Look at the precomputed results', light: true },
);
