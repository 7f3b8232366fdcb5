import { describesFiles, opensAlone } from '../../dataset/formats/names.ts';
import { isHubAddress, tokenFor, withToken } from '../../dataset/sources/hub.ts';
import { localFiles } from '../../state/localFiles.ts';
import { LOCAL, manifestAddress } from './embedded.ts';
import { hubTokens } from '../hub/token.ts';

/**
 * The address of what `data` names, with the token that opens it; null for local files that are not here.
 *
 * @throws TypeError when it is neither the name of an embedded dataset nor an address
 */
export function addressOf(data: string): string | null {
  if (data === LOCAL) return localFiles.getState().opened?.listing ?? null;
  return withToken(manifestAddress(data), tokenFor(data, hubTokens.getState()));
}

/** Whether `data` names files that a reader may have read otherwise; a bundle, in a folder or an archive, says all of itself. */
export function areFiles(data: string): boolean {
  if (data === LOCAL) {
    const { opened } = localFiles.getState();
    return opened !== null && !opened.files.some(({ path }) => isBundle(path));
  }
  if (isHubAddress(data)) return true;
  if (!URL.canParse(data, document.baseURI)) return false;
  const { pathname } = new URL(data, document.baseURI);
  return !isBundle(pathname) && (opensAlone(pathname) || describesFiles(pathname));
}

const isBundle = (path: string) => /(^|\/)manifest\.json$|\.zip$/i.test(path);
