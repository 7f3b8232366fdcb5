import { zipSync, type Zippable } from 'fflate';
import type { Relation } from '../../dataset.ts';
import type { Dataset } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import type { AddedResults } from '../results/write.ts';
import { memorySource } from '../../sources/memory.ts';
import type { Source } from '../../sources/source.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { writeBundle } from './write.ts';

/** What the publisher says about a dataset. */
export interface Publication {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly source: string;
  /** the user's own relations; one takes the place of a bundled relation of the same id */
  readonly relations: readonly Relation[];
}

/** A bundle in a zip archive. */
export interface PublishedArchive extends Pick<AddedResults, 'added' | 'skipped'> {
  readonly zip: Uint8Array;
}

/**
 * A dataset as a bundle in a zip archive, to be unpacked on a static host. The same dataset and description give the same
 * bytes.
 *
 * @param precompute  computes the results that come with the bundle, from its files
 * @throws DataError when a name or a licence is missing, or when a bundle cannot hold a part of the dataset
 */
export async function bundleArchive(
  dataset: Dataset,
  { name, title, licence, source, relations }: Publication,
  precompute: (source: Source, work: Work) => Promise<AddedResults>,
  work: Work,
): Promise<PublishedArchive> {
  for (const [field, value] of Object.entries({ name, licence })) {
    if (value.trim() === '') {
      throw new DataError(`Export: expected a ${field}, found none; users of the data need to know it.`);
    }
  }
  const provenance = { ...dataset.info.provenance, licence, source };
  const published: Dataset = {
    ...dataset,
    info: { ...dataset.info, name, title: title.trim() || name, provenance },
    relations: async () => withOwn(await dataset.relations(), relations),
  };
  const options = { rule: undefined, publish: undefined, datasheet: null };
  const written = await writeBundle(published, options, stepOf(work, 0, 0.2));
  const results = await precompute(memorySource(written.files), stepOf(work, 0.2, 0.95));
  work.progress(0.95, 'packing');
  await work.pause();
  const folder = name.replace(/[^\w.-]+/g, '-');
  const packed: Zippable = {};
  for (const [path, bytes] of new Map([...written.files, ...results.files])) {
    // Half precision and gzipped files do not shrink any further. A fixed date gives the same bytes at any time.
    packed[`${folder}/${path}`] = [
      bytes,
      { level: /\.json$/.test(path) ? 6 : 0, mtime: new Date(1980, 0, 1) },
    ];
  }
  return { zip: zipSync(packed), added: results.added, skipped: results.skipped };
}

function withOwn<T extends { readonly relations: readonly Relation[] }>(all: T, own: readonly Relation[]): T {
  const ids = new Set(own.map(({ id }) => id));
  return { ...all, relations: [...all.relations.filter(({ id }) => !ids.has(id)), ...own] };
}
