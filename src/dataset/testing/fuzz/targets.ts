import type { Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import type { Firings } from '../../../math/matrices/firings.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Dataset, Labels, Relations } from '../../dataset.ts';
import { type DenseArray } from '../../files/elements.ts';
import { elementCount } from '../../files/shape.ts';

/** Files that a reader takes, and how it takes them. */
export interface Target {
  readonly name: string;
  /** the files, each of which is damaged in turn */
  readonly parts: Readonly<Record<string, Uint8Array>>;
  /** one of the names that a refusal must hold; the parts' where left out */
  readonly names?: readonly string[];
  /** bytes of arrays that a byte of the files may lead to; 64 where left out */
  readonly growth?: number;
  /** how many of each kind of damage; 24 where left out */
  readonly count?: number;
  /** Reads the files; throws what is no DataError where the result is malformed. */
  readonly read: (parts: Readonly<Record<string, Uint8Array>>) => Promise<unknown>;
}

/** Throws where a reader gave back what it must not. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`malformed result: ${what}`);
}

/** An array holds what its shape says. */
export function checkArray({ shape, data }: DenseArray): void {
  must(elementCount(shape) === data.length, `shape [${shape.join(', ')}] of ${data.length} elements`);
}

/** A matrix holds what its sizes say. */
export function checkMatrix({ data, rows, columns }: Matrix): void {
  must(rows > 0 && columns > 0 && data.length === rows * columns, `${rows} × ${columns} of ${data.length}`);
  must(data.every(Number.isFinite), 'entries that are not finite');
}

/** Firings are compressed rows of features that are there. */
export function checkFirings({ blocks, features, indptr, indices }: Firings): void {
  must(Number.isInteger(features) && features > 0, `${features} features`);
  must(indptr.length === blocks + 1 && indptr[blocks] === indices.length, 'indptr');
  must(
    indices.every((index) => index < features),
    'indices',
  );
}

/** Counts are those of every pair, none above the blocks. */
export function checkCounts({ features, blocks, counts }: Cooccurrence): void {
  must(
    Number.isInteger(features) && counts.length === (features * (features + 1)) / 2,
    `${features} features`,
  );
  must(blocks > 0 && counts.every((count) => count <= blocks), 'counts');
}

/** Labels have an entry for each feature. */
export function checkLabels({ description, numeric, frequency, category }: Labels, features: number): void {
  must(description.length === features && description.every((text) => typeof text === 'string'), 'labels');
  must(category.length === 0 || category.length === features, 'categories');
  const columns = [...Object.values(numeric), ...(frequency ? [frequency] : [])];
  must(
    columns.every((column) => column.length === features),
    'columns',
  );
  must(!columns.some((column) => column.some((value) => Math.abs(value) === Infinity)), 'infinities');
}

function checkRelations({ words, relations, covariates }: Relations): void {
  must(
    words.every((word) => typeof word === 'string'),
    'words',
  );
  for (const { name, pairs } of relations) {
    must(typeof name === 'string' && pairs.every((word) => word < words.length), 'pairs');
  }
  must(
    Object.values(covariates).every((column) => column.length === words.length),
    'covariates',
  );
}

/** Reads everything that a dataset says it has. */
export async function readAll(dataset: Dataset): Promise<void> {
  structuredClone(dataset.info);
  for (const { id, features, has } of dataset.info.layers) {
    must(Number.isInteger(features), `${features} features`);
    if (has.decoder) checkMatrix(await dataset.decoder(id));
    if (has.firings) checkFirings(await dataset.firings(id));
    if (has.cooccurrence) checkCounts(await dataset.cooccurrence(id));
    if (has.labels) checkLabels(await dataset.labels(id), features);
    if (has.decoder) structuredClone(await dataset.notes(id, 0));
    if (has.activations) checkMatrix(await dataset.activations(id));
    if (has.layout) checkMatrix(await dataset.layout(id));
    if (has.words) checkMatrix(await dataset.wordVectors(id));
    if (has.texts) structuredClone(await dataset.texts!(id, [0, 1]));
    if (has.encoding) await dataset.encoding(id);
  }
  if (dataset.info.relations.length > 0) checkRelations(await dataset.relations());
}
