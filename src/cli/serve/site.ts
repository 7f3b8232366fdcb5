import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import send from 'send';
import type { Listing } from '../../dataset/open/listing.ts';
import { placeOf, type Share } from './shares.ts';

/** The path below which files are served. */
export const FILES = '/files/';
/** The path of the listing of raw files: shared files have no hidden names, so none has this path. */
export const LISTING = `${FILES}.listing.json`;

/** The contents of a server: the app, and files for it to open. */
export interface Site {
  readonly app: Share;
  readonly shares: readonly Share[];
  /** the listing of raw files; null for a bundle */
  readonly listing: Listing | null;
  /** whether a request with this `Host` header is answered */
  readonly isKnown: (host: string | undefined) => boolean;
}

/**
 * Answers requests that read files, whole or by ranges, with an entity tag. Other sites cannot read the files: there is no
 * CORS header, and a host name that another site pointed at this machine is refused.
 */
export function siteListener(site: Site): RequestListener {
  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cross-origin-resource-policy', 'same-origin');
    if (!site.isKnown(request.headers.host))
      return refuse(response, 403, 'This host name is not served here.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return refuse(response, 405, 'Files can only be read.');
    }
    const path = pathOf(request);
    if (path === null) return refuse(response, 400, 'The address is malformed.');
    // A page or a drawing among the files gets no origin and runs no script, because it could read all other files.
    if (path.startsWith(FILES)) response.setHeader('content-security-policy', 'sandbox');
    if (path === LISTING && site.listing) return answerListing(response, site.listing);
    // Files of this machine need no copy in the browser's storage.
    response.setHeader('cache-control', path.startsWith(FILES) ? 'no-store' : 'no-cache');
    const place = path.startsWith(FILES)
      ? placeOf(site.shares, path.slice(FILES.length))
      : placeOf([site.app], path.slice(1) || 'index.html');
    if (place === null) return refuse(response, 404, 'There is no such file.');
    const encoded = place.split('/').map(encodeURIComponent).join('/');
    send(request, encoded, { dotfiles: 'allow', index: false, cacheControl: false }).pipe(response);
  };
}

/** The decoded path of a request, with steps upwards resolved; null if it is malformed. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.removeHeader('cache-control');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function answerListing(response: ServerResponse, listing: Listing): void {
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(listing));
}

/**
 * The host names under which a server answers. A browser sends the host name of the address it opened: the name of another
 * site that points at this machine (DNS rebinding) is refused, whatever the port, because ports may be forwarded.
 *
 * @param listening  the address on which the server listens; if other machines can reach it, the server also answers under
 *   this machine's name and under any address, because an address cannot be rebound
 * @param name  the name of this machine
 * @param proxy  the host name of a proxy that forwards requests without replacing it, such as JupyterHub's
 */
export function knownHosts(listening: string, name: string, proxy?: string): Site['isKnown'] {
  const names = new Set(['localhost', '127.0.0.1', '[::1]']);
  const isOpen = !names.has(listening) && listening !== '::1';
  if (isOpen) names.add(name.toLowerCase()).add(listening.toLowerCase());
  if (proxy !== undefined) names.add(proxy.toLowerCase());
  return (host = '') => {
    const hostname = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.exec(host)?.[1]?.toLowerCase();
    if (hostname === undefined) return false;
    return names.has(hostname) || (isOpen && /^(\[.*\]|\d+\.\d+\.\d+\.\d+)$/.test(hostname));
  };
}
