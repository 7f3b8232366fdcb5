import { DataError } from '../error.ts';
import { readColumnFile } from '../formats/columns/columnFile.ts';
import type { ColumnFile } from '../ownColumns.ts';
import type { DatasetReference } from '../reference.ts';
import { blobSource } from '../sources/blobs.ts';

/**
 * Reads the columns that a file chosen on this machine adds to a layer; it need not be a dataset of its own.
 *
 * @param features  the number of features of the layer
 * @throws DataError when the file holds no columns for them
 */
export async function readOwnColumns(
  { place }: DatasetReference,
  { features }: { readonly features: number },
): Promise<ColumnFile> {
  const file = place.kind === 'local' && place.files.length === 1 ? place.files[0]! : null;
  if (!file || place.kind !== 'local') {
    throw new DataError('Columns: expected one file of this machine, found something else; choose one file.');
  }
  return readColumnFile(await blobSource(place.files).open(file.path), file.path, features);
}
