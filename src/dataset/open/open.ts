import { openBundleAt } from '../bundle/bundle.ts';
import type { Dataset } from '../dataset.ts';
import type { DatasetReference } from '../reference.ts';
import { namesBundle, webUrl } from '../sources/url.ts';
import type { Recognition } from './local.ts';

/**
 * Opens what a reference leads to, its vectors as stored: a bundle, a single file or a listing of files on the web,
 * files of a repository, or files that the user chose. A bundle says itself how its files are read. The parsers of
 * all other files are loaded when they are needed.
 *
 * @throws DataError when it cannot be read, or is no dataset
 */
export async function openReference(reference: DatasetReference): Promise<Dataset> {
  const { place } = reference;
  if (place.kind === 'web' && namesBundle(webUrl(place.address))) return openBundleAt(place.address);
  const { openPlace } = await import('./files.ts');
  return openPlace(reference);
}

/**
 * Recognises the files that a reference leads to, with its corrections.
 *
 * @throws DataError when a file cannot be read, or the place is a bundle
 */
export async function recogniseReference(reference: DatasetReference): Promise<Recognition> {
  const { recognisePlace } = await import('./files.ts');
  return recognisePlace(reference);
}
