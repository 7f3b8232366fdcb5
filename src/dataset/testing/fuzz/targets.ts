import type { Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import type { Firings } from '../../../math/matrices/firings.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Dataset, Labels, Relations } from '../../dataset.ts';
import { type DenseArray } from '../../files/elements.ts';
import { elementCount } from '../../files/shape.ts';

/** Files for a parser, and how it parses them. */
export interface Target {
  readonly name: string;
  /** the files, each of which is damaged in turn */
  readonly parts: Readonly<Record<string, Uint8Array>>;
  /** one of these names must occur in a refusal; absent for the names of the parts */
  readonly names?: readonly string[];
  /** the number of bytes of arrays that one byte of the files may lead to; 64 if absent */
  readonly growth?: number;
  /** the number of cases of each kind of damage; 24 if absent */
  readonly count?: number;
  /** Parses the files; throws an error other than a DataError if the result is malformed. */
  readonly read: (parts: Readonly<Record<string, Uint8Array>>) => Promise<unknown>;
}

/** Throws when a parser returned a malformed result. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`malformed result: ${what}`);
}

/** Checks that an array holds as many elements as its shape says. */
export function checkArray({ shape, data }: DenseArray): void {
  must(elementCount(shape) === data.length, `shape [${shape.join(', ')}] of ${data.length} elements`);
}

/** Checks that a matrix holds as many finite numbers as its sizes say. */
export function checkMatrix({ data, rows, columns }: Matrix): void {
  must(rows > 0 && columns > 0 && data.length === rows * columns, `${rows} × ${columns} of ${data.length}`);
  must(data.every(Number.isFinite), 'entries that are not finite');
}

/** Checks that firings are compressed rows of features that exist. */
export function checkFirings({ blocks, features, indptr, indices }: Firings): void {
  must(Number.isInteger(features) && features > 0, `${features} features`);
  must(indptr.length === blocks + 1 && indptr[blocks] === indices.length, 'indptr');
  must(
    indices.every((index) => index < features),
    'indices',
  );
}

/** Checks that there is a count for every pair, none above the number of blocks. */
export function checkCounts({ features, blocks, counts }: Cooccurrence): void {
  must(
    Number.isInteger(features) && counts.length === (features * (features + 1)) / 2,
    `${features} features`,
  );
  must(blocks > 0 && counts.every((count) => count <= blocks), 'counts');
}

/** Checks that labels have an entry for each feature. */
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

/** Reads everything that a dataset claims to have. */
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
