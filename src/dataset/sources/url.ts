import { DataError } from '../error.ts';
import { encodePath } from '../paths.ts';
import { openRemote, readRemote } from './http.ts';
import type { Source } from './source.ts';

/**
 * An address that this app may read.
 *
 * @param base  the page's own address
 * @throws DataError when it is not an http(s) address, or holds a name or a password
 */
export function webUrl(address: string, base?: string): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw new DataError(
      `“${address}”: expected the address of a bundle, such as https://example.org/bundle/.`,
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new DataError(
      `“${address}”: expected an http or https address, found ${url.protocol}; put the files on a static host, or choose them on this machine.`,
    );
  }
  refuseCredentials(url, address);
  return url;
}

/**
 * Refuses an address with a name or a password in it: links are shared, and browsers send no such request.
 *
 * @throws DataError
 */
export function refuseCredentials({ username, password }: URL, address: string): void {
  if (username === '' && password === '') return;
  throw new DataError(
    `“${address}”: expected an address without a name or a password, found one with them; leave them out, and give a token in the dialog if the files are gated.`,
  );
}

/**
 * The folder of a bundle on the web, from the address of the folder or of its `manifest.json`.
 *
 * @param address  absolute, or relative to `base`
 * @param base  the page's own address
 * @throws DataError when it is not an http(s) address
 */
export function bundleFolder(address: string, base?: string): URL {
  const url = webUrl(address, base);
  url.hash = '';
  let path = url.pathname.replace(/\/?manifest\.json$/, '');
  while (path.endsWith('/')) path = path.slice(0, -1);
  url.pathname = `${path}/`;
  return url;
}

/** Whether an address is a folder's or a `manifest.json`'s: nothing but a bundle is named so. */
export const namesBundle = ({ pathname }: URL): boolean => /\/(manifest\.json)?$/.test(pathname);

/**
 * The name of the file that an address leads to.
 *
 * @throws DataError when it contains a percent sign that begins no code
 */
export function nameIn({ href, pathname }: URL): string {
  try {
    return decodeURIComponent(pathname.replace(/^.*\//, ''));
  } catch {
    throw new DataError(
      `“${href}”: expected an address whose percent signs begin a code such as %20, found another; write %25 for a percent sign.`,
    );
  }
}

/**
 * Reads files below a folder on the web. Sends no referrer and no credentials to other hosts.
 *
 * @param folder  see `bundleFolder`; a query (such as a signature) is repeated for each file
 */
export function urlSource(folder: URL): Source {
  const addressOf = (path: string) => {
    const url = new URL(encodePath(path), folder);
    url.search = folder.search;
    return url;
  };
  const describe = (path: string) => {
    const url = addressOf(path);
    return url.origin + url.pathname;
  };
  const remoteOf = (path: string) => ({ url: addressOf(path), place: describe(path) });
  return {
    describe,
    read: (path, options) => readRemote(remoteOf(path), options),
    open: (path, options) => openRemote(remoteOf(path), options),
  };
}
