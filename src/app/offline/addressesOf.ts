import { EMBEDDED, LOCAL, webAddress } from '../open/embedded.ts';
import { isHubAddress, readHubAddress } from '../../dataset/sources/hub.ts';
import { bundleFolder } from '../../dataset/sources/url.ts';

/**
 * The addresses below which the files of a dataset of another host lie; empty for embedded datasets, which are kept anyway,
 * and for local files.
 *
 * @param data  as the link names it
 */
export function addressesOf(data: string): string[] {
  if (data === LOCAL || EMBEDDED.some(({ name }) => name === data)) return [];
  if (!isHubAddress(data)) return [folderOf(webAddress(data))];
  const { hub, repository } = readHubAddress(data);
  return [`${hub}/${repository}/`, `${hub}/api/models/${repository}/`];
}

/** The folder of a bundle, or the address of a single file. */
function folderOf(address: string): string {
  const { pathname, origin } = new URL(address);
  const isFile = /\.[a-z0-9]+$/i.test(pathname) && !pathname.endsWith('/manifest.json');
  if (isFile) return origin + pathname;
  const { href, search } = bundleFolder(address);
  return href.slice(0, href.length - search.length);
}
