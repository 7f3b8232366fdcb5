import { describesFiles, opensAlone } from '../../dataset/formats/names.ts';
import { isHubAddress } from '../../dataset/sources/hub.ts';
import { localFiles } from '../../state/localFiles.ts';
import { LOCAL } from './embedded.ts';

/** Whether `data` names files whose reading the user can correct; a bundle, in a folder or an archive, describes itself. */
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
