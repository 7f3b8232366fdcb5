import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import send from 'send';
import type { Listing } from '../../dataset/formats/listing/listing.ts';
import { placeOf, type Share } from './shares.ts';

/** Under which files are found. */
export const FILES = '/files/';
/** The listing of raw files: no shared file has a hidden name in this place. */
export const LISTING = `${FILES}.listing.json`;

/** What a server shows: the app, and files for it to open. */
export interface Site {
  readonly app: Share;
  readonly shares: readonly Share[];
  /** where the files are no bundle */
  readonly listing: Listing | null;
  /** whether a request may come under this name, by its `Host` header */
  readonly isKnown: (host: string | undefined) => boolean;
}

/**
 * Answers requests for files, for reading only: whole or by ranges, with a version to ask again by. Other sites cannot
 * read them: there is no CORS header, and a name that another site had made to lead here is refused.
 */
export function siteListener(site: Site): RequestListener {
  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cross-origin-resource-policy', 'same-origin');
    if (!site.isKnown(request.headers.host)) return refuse(response, 403, 'This name is not served here.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return refuse(response, 405, 'Files can be read only.');
    }
    const path = pathOf(request);
    if (path === null) return refuse(response, 400, 'The address is malformed.');
    // A page or a drawing among the files is of no origin and runs no script: it would read all the others.
    if (path.startsWith(FILES)) response.setHeader('content-security-policy', 'sandbox');
    if (path === LISTING && site.listing) return answerListing(response, site.listing);
    // What lies on this machine needs no second copy in the browser's storage.
    response.setHeader('cache-control', path.startsWith(FILES) ? 'no-store' : 'no-cache');
    const place = path.startsWith(FILES)
      ? placeOf(site.shares, path.slice(FILES.length))
      : placeOf([site.app], path.slice(1) || 'index.html');
    if (place === null) return refuse(response, 404, 'There is no such file.');
    const encoded = place.split('/').map(encodeURIComponent).join('/');
    send(request, encoded, { dotfiles: 'allow', index: false, cacheControl: false }).pipe(response);
  };
}

/** The decoded path of a request; null where it is malformed. Steps upwards are gone by then. */
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
 * Which names a server may be called by. A browser says which one it was sent to: one of another site that was made to lead
 * here (DNS rebinding) is refused, with whatever port, since the port may be forwarded.
 *
 * @param listening  the address listened on; where it is not this machine's own alone, its other addresses and its name
 *   are names too, and an address cannot be rebound
 * @param name  this machine's name
 * @param proxy  the name under which a proxy passes requests on, where it keeps its own, as JupyterHub's does
 */
export function knownHosts(listening: string, name: string, proxy?: string): Site['isKnown'] {
  const own = new Set(['localhost', '127.0.0.1', '[::1]']);
  const isOpen = !own.has(listening) && listening !== '::1';
  if (isOpen) own.add(name.toLowerCase()).add(listening.toLowerCase());
  if (proxy !== undefined) own.add(proxy.toLowerCase());
  return (host = '') => {
    const called = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.exec(host)?.[1]?.toLowerCase();
    if (called === undefined) return false;
    return own.has(called) || (isOpen && /^(\[.*\]|\d+\.\d+\.\d+\.\d+)$/.test(called));
  };
}
