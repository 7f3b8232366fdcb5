import type { Publication, PublishedArchive } from '../../dataset/bundle/publish/archive.ts';
import { defineJob } from '../../jobs/job.ts';
import type { ResultChoice } from './publishable.ts';

/** Writes the dataset as a bundle in a zip archive, with the chosen results computed from the bundle's data. */
export const exportJob = defineJob<Publication & { readonly results: ResultChoice }, PublishedArchive>(
  'dataset/export',
  { title: 'Export the dataset' },
);
