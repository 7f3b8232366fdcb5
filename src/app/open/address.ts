import { type DatasetReference, referenceTo } from '../../dataset/reference.ts';
import { isHubAddress, readHubAddress, tokenFor } from '../../dataset/sources/hub.ts';
import { localFiles, referenceToChosen } from '../../state/localFiles.ts';
import { LOCAL, webAddress } from './embedded.ts';
import { hubTokens } from '../hub/token.ts';

/**
 * The dataset that `data` of a link names, with the token that opens it; null for local files that are not open.
 *
 * @throws TypeError when it is neither the name of an embedded dataset nor an address
 * @throws DataError when it is a malformed address of a repository's files
 */
export function referenceOf(data: string): DatasetReference | null {
  if (data === LOCAL) {
    const { opened } = localFiles.getState();
    return opened && referenceToChosen(opened);
  }
  if (!isHubAddress(data)) return referenceTo({ kind: 'web', address: webAddress(data) });
  return referenceTo({ kind: 'hub', files: readHubAddress(data) }, tokenFor(data, hubTokens.getState()));
}
