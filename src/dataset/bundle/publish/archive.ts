import { zipSync, type Zippable } from 'fflate';
import type { Dataset, Labels, Relation } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import type { AddedResults } from '../results/write.ts';
import { memorySource } from '../../sources/memory.ts';
import type { Source } from '../../sources/source.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import type { OwnColumn } from '../../ownColumns.ts';
import { withColumns } from './withColumns.ts';
import { ZIP_DATE } from '../../files/zipDate.ts';
import { writeBundle } from './write.ts';

/** What the publisher says about a dataset. */
export interface Publication {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly source: string;
  /** the user's own relations; one takes the place of a bundled relation of the same id */
  readonly relations: readonly Relation[];
  /** the user's own columns */
  readonly columns?: readonly LayerColumns[];
}

/** Columns that the user added to the features of a layer. */
export interface LayerColumns {
  readonly layer: string;
  readonly columns: readonly OwnColumn[];
}

/** A bundle in a zip archive. */
export interface PublishedArchive extends Pick<AddedResults, 'added' | 'skipped'> {
  readonly zip: Uint8Array;
  /** names of the user's columns that a bundle cannot hold */
  readonly leftOut: readonly string[];
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
  { name, title, licence, source, relations, columns = [] }: Publication,
  precompute: (source: Source, work: Work) => Promise<AddedResults>,
  work: Work,
): Promise<PublishedArchive> {
  for (const [field, value] of Object.entries({ name, licence })) {
    if (value.trim() === '') {
      throw new DataError(`Export: expected a ${field}, found none; users of the data need to know it.`);
    }
  }
  const provenance = { ...dataset.info.provenance, licence, source };
  const own = await labelsWithOwn(dataset, columns);
  const published: Dataset = {
    ...dataset,
    info: { ...own.info, name, title: title.trim() || name, provenance },
    labels: async (id) => own.labels.get(id) ?? dataset.labels(id),
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
    packed[`${folder}/${path}`] = [bytes, { level: /\.json$/.test(path) ? 6 : 0, mtime: ZIP_DATE }];
  }
  return { zip: zipSync(packed), added: results.added, skipped: results.skipped, leftOut: own.leftOut };
}

function withOwn<T extends { readonly relations: readonly Relation[] }>(all: T, own: readonly Relation[]): T {
  const ids = new Set(own.map(({ id }) => id));
  return { ...all, relations: [...all.relations.filter(({ id }) => !ids.has(id)), ...own] };
}

/** The labels of the layers that have columns of the user's, and the dataset's description with them. */
async function labelsWithOwn(dataset: Dataset, own: readonly LayerColumns[]) {
  const { info } = dataset;
  const byLayer = new Map<string, Labels>();
  const leftOut = new Set<string>();
  for (const { layer, columns } of own) {
    const added = withColumns(await dataset.labels(layer), columns);
    byLayer.set(layer, added.labels);
    added.leftOut.forEach((name) => leftOut.add(name));
  }
  const layers = info.layers.map((layer) =>
    byLayer.has(layer.id) ? { ...layer, has: { ...layer.has, columns: true } } : layer,
  );
  return { info: { ...info, layers }, labels: byLayer, leftOut: [...leftOut] };
}
