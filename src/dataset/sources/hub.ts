import { DataError } from '../error.ts';
import { encodePath, pathFault } from '../paths.ts';
import type { HubFiles, HubRepository } from '../reference.ts';
import { openRemote, readRemote } from './http.ts';
import type { Source } from './source.ts';
import { refuseCredentials } from './url.ts';

export const HUB = 'https://huggingface.co';
const SCHEME = 'hf:';
const EXAMPLE = 'google/gemma-scope-2b-pt-res';

/** Whether an address names files of a repository. */
export const isHubAddress = (address: string): boolean => address.startsWith(SCHEME);

/**
 * Parses a repository as a user types it: `owner/name`, with `@revision` if it is not `main`, or the address of its page
 * or of a folder in it, on Hugging Face or a mirror.
 *
 * @throws DataError when it is neither
 */
export function readRepository(typed: string): HubRepository {
  const text = typed.trim().replace(/^hf:\/*/, '');
  const refuse = () =>
    new DataError(
      `“${typed}”: expected a repository such as ${EXAMPLE}, or the address of its page; copy it from its page on Hugging Face.`,
    );
  let hub = HUB;
  let rest = text.replace(/^(https?:\/\/)?(www\.)?(huggingface\.co|hf\.co)\//, '');
  if (/^https?:\/\//.test(rest)) {
    if (!URL.canParse(rest)) throw refuse();
    const url = new URL(rest);
    refuseCredentials(url, typed);
    hub = url.origin;
    rest = url.pathname.slice(1);
  }
  const match =
    /^([\w.-]+\/[\w.-]+?)(?:@([\w.-]+(?:\/[\w.-]+)*))?(?:\/(?:tree|blob|resolve)\/([^/?#]+)(?:\/[^?#]*)?)?\/?(?:[?#].*)?$/.exec(
      rest,
    );
  const revision = match?.[2] ?? decodeSafely(match?.[3] ?? 'main');
  if (!match || revision === null || stepsUp(`${match[1]}/${revision}`)) throw refuse();
  return { hub, repository: match[1]!, revision };
}

/**
 * Files of a repository as the link writes them: `hf:owner/name@main:path,path`. The address of a mirror stands before
 * the name.
 */
export function printHubAddress({ hub, repository, revision, paths }: HubFiles): string {
  const place = hub === HUB ? repository : `${hub}/${repository}`;
  return `${SCHEME}${place}@${revision}:${paths.map(encodePath).join(',')}`;
}

/**
 * Reads what `printHubAddress` writes.
 *
 * @throws DataError when it is malformed or a path leaves the repository
 */
export function readHubAddress(address: string): HubFiles {
  const match = /^hf:(?:(https?:\/\/[^/]+)\/)?([\w.-]+\/[\w.-]+)@([\w./-]+):(.+)$/.exec(address);
  const paths = match?.[4]?.split(',').map(decodeSafely) ?? [];
  const fault = paths.map((path) => (path === null ? 'its encoding is wrong' : pathFault(path)));
  const bad = fault.find((reason) => reason !== null);
  const [, hub = HUB, repository, revision] = match ?? [];
  if (!match || bad !== undefined || !URL.canParse(hub) || stepsUp(`${repository}/${revision}`)) {
    throw new DataError(
      `“${address}”: expected hf:owner/name@revision:path${bad ? `, found a path that is not valid (${bad})` : ''}; open the repository again and choose its files.`,
    );
  }
  const url = new URL(hub);
  refuseCredentials(url, address);
  return { hub: url.origin, repository: repository!, revision: revision!, paths: paths as string[] };
}

/** Whether a step would lead an address out of the repository. */
const stepsUp = (place: string): boolean => place.split('/').some((step) => /^\.{0,2}$/.test(step));

function decodeSafely(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * Whether what is sent to a hub can be read on the way: it has no https, and it is not this machine.
 *
 * @param hub  its address
 */
export function isReadable(hub: string): boolean {
  const { protocol, hostname } = new URL(hub);
  return protocol === 'http:' && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/**
 * Reads files of a repository by its `resolve` addresses, in parts if the host allows it.
 *
 * @param token  for a gated repository; it is sent only to the hub, because browsers drop it from redirects to other hosts
 */
export function hubSource({ hub, repository, revision }: HubRepository, token = ''): Source {
  const describe = (path: string) =>
    `${hub}/${repository}/resolve/${encodeURIComponent(revision)}/${encodePath(path)}`;
  const remoteOf = (path: string) => ({
    url: new URL(describe(path)),
    place: describe(path),
    ...(token !== '' && { headers: { authorization: `Bearer ${token}` } }),
  });
  return {
    describe,
    read: (path, options) => readRemote(remoteOf(path), options),
    open: (path, options) => openRemote(remoteOf(path), options),
  };
}

/**
 * The token for files of the hub that it was given for; empty for another hub's files and for anything else.
 *
 * @param tokens  by hub
 */
export function tokenFor(address: string, tokens: Readonly<Record<string, string>>): string {
  if (!isHubAddress(address)) return '';
  try {
    return tokens[readHubAddress(address).hub] ?? '';
  } catch {
    return '';
  }
}
