import { DataError } from '../error.ts';
import { encodePath } from '../paths.ts';
import { openWhole, type Source } from './source.ts';

/**
 * A bundle's place on the web from the address that a reader gives: of the folder, or of its `manifest.json`.
 *
 * @param address  absolute, or relative to `base`
 * @param base  the page's own address
 * @throws DataError when it is no http(s) address
 */
export function bundleFolder(address: string, base?: string): URL {
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
      `“${address}”: expected an http or https address, found ${url.protocol} – put the bundle on a static host.`,
    );
  }
  url.hash = '';
  url.pathname = url.pathname.replace(/\/?manifest\.json$/, '').replace(/\/*$/, '/');
  return url;
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
  const read: Source['read'] = async (path, options) => {
    const response = await request(addressOf(path), describe(path), options?.signal);
    return body(response, path, describe(path));
  };
  return { describe, read, open: openWhole(read) };
}

const DOWNLOAD = 'or download the bundle and open it from this machine';

async function request(url: URL, place: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { referrerPolicy: 'no-referrer', ...(signal ? { signal } : {}) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new DataError(
      `${place}: expected an answer, found none: the address is wrong, the network is down, or the host does not let other sites ` +
        `read its files (CORS). Check the address, have the host send Access-Control-Allow-Origin: *, ${DOWNLOAD}.`,
    );
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw new DataError(`${place}: expected a file, found ${statusText(response.status)}`);
}

function statusText(status: number): string {
  if (status === 404 || status === 410) {
    return `that there is none (HTTP ${status}). Check the address and that the bundle was uploaded whole.`;
  }
  if (status === 401 || status === 403) {
    return `that reading it is not allowed (HTTP ${status}). Make the file public, ${DOWNLOAD}.`;
  }
  if (status === 429) return 'that the host asks to wait (HTTP 429). Try again in a minute.';
  return `HTTP ${status}. Try again later, ${DOWNLOAD}.`;
}

async function body(response: Response, path: string, place: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new DataError(`${place}: expected the whole file, found that the connection broke. Try again.`);
  }
  const promised = Number(response.headers.get('content-length') ?? 0);
  // The length is that of the encoded body, and another host's answer hides whether it is encoded.
  const telling = response.type !== 'cors' && !response.headers.get('content-encoding');
  if (telling && bytes.length < promised) {
    throw new DataError(
      `${place}: expected ${promised} bytes, found ${bytes.length}: the connection broke. Try again.`,
    );
  }
  if (isPage(bytes, response) && !/\.html?$/i.test(path)) {
    throw new DataError(
      `${place}: expected a file, found a web page: the host answers with a page of its own where there is no such file. Check the address.`,
    );
  }
  return bytes;
}

function isPage(bytes: Uint8Array, response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart().toLowerCase();
  return type.startsWith('text/html') || start.startsWith('<!doctype html') || start.startsWith('<html');
}
