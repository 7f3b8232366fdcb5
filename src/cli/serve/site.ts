import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import send from 'send';
import type { Listing } from '../../dataset/formats/listing/listing.ts';
import { carriesKey, keyTaken } from './key.ts';
import { placeOf, type Share } from './shares.ts';

/** The path under which files are served. */
export const FILES = '/files/';
/** The path of the listing of raw files. Hidden names are not served, so no shared file has this path. */
export const LISTING = `${FILES}.listing.json`;

/** What a server serves: the app, and files for it to open. */
export interface Site {
  readonly app: Share;
  readonly shares: readonly Share[];
  /** the raw files; null if the files are a bundle */
  readonly listing: Listing | null;
  /** what the page of the app may load and run; see `policyOf` */
  readonly policy?: string;
  /** what a request for files has to carry; see `key.ts` */
  readonly key: string;
  /** whether requests with this `Host` header are answered */
  readonly isKnown: (host: string | undefined) => boolean;
}

/** What no other site may do with the app, or with a file: show it in a frame, and let the user click in it. */
const APP_POLICY = "frame-ancestors 'self'";
/** Without a sandbox, a script in a served page or drawing could read all the other files. */
const FILE_POLICY = "sandbox; frame-ancestors 'none'";

const appPolicy = ({ policy = '' }: Site) => [APP_POLICY, policy].filter(Boolean).join('; ');

/**
 * The policy that the built page states of itself, empty without one. Sent as a header it holds for the scripts of the
 * workers, too.
 */
export const policyOf = (page: string): string =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';

const LOCKED = 'These files need the key of their link: open the link that `tricosm serve` has printed.';

/**
 * Answers requests to read files, whole or by ranges, with an entity tag for later requests. Other sites cannot read
 * them: there is no CORS header, and host names that another site points at this machine are refused. Other users of this
 * machine cannot either: they do not have the key.
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
    const isFile = path.startsWith(FILES);
    response.setHeader('content-security-policy', isFile ? FILE_POLICY : appPolicy(site));
    const taken = isFile ? null : keyTaken(site.key, request.url ?? '');
    if (taken) return redirect(response, taken);
    if (isFile && !carriesKey(site.key, request.headers.cookie)) return refuse(response, 403, LOCKED);
    if (path === LISTING && site.listing) return answerListing(response, site.listing);
    // The files are on this machine already: a copy in the browser's storage would waste space.
    response.setHeader('cache-control', isFile ? 'no-store' : 'no-cache');
    const place = isFile
      ? placeOf(site.shares, path.slice(FILES.length))
      : placeOf([site.app], path.slice(1) || 'index.html');
    if (place === null) return refuse(response, 404, 'This file does not exist.');
    if (place === placeOf([site.app], 'index.html')) return answerPage(request, response, place);
    const encoded = place.split('/').map(encodeURIComponent).join('/');
    send(request, encoded, { dotfiles: 'allow', index: false, cacheControl: false }).pipe(response);
  };
}

/**
 * Asks browsers not to keep the app for use without a network: the files are gone when this server is, and the next program
 * on this port would be answered with the stored app in its place.
 */
const NOT_KEPT = '<meta name="tricosm-offline" content="no">';

function answerPage(request: IncomingMessage, response: ServerResponse, place: string): void {
  const html = readFileSync(place, 'utf8');
  const text = html.includes('<head>') ? html.replace('<head>', `<head>${NOT_KEPT}`) : NOT_KEPT + html;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : text);
}

/** The decoded path of a request; null if it is malformed. `URL` has resolved steps upwards by then. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

function redirect(
  response: ServerResponse,
  { location, cookie }: { location: string; cookie: string },
): void {
  response
    .writeHead(302, {
      location,
      'set-cookie': cookie,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .end();
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
 * The host names that a server answers to. A browser sends the name that it looked up: a name of another site that
 * leads here (DNS rebinding) is refused. Any port is accepted, because the port may be forwarded.
 *
 * @param listening  the address that the server listens on; if other machines can reach it, this machine's name and
 *   every numeric address are accepted too, because a numeric address cannot be rebound
 * @param name  this machine's name
 * @param proxy  the host name of a proxy that forwards requests under its own name, as JupyterHub's does
 */
export function knownHosts(listening: string, name: string, proxy?: string): Site['isKnown'] {
  const known = new Set(['localhost', '127.0.0.1', '[::1]']);
  const isOpen = !known.has(listening) && listening !== '::1';
  if (isOpen) known.add(name.toLowerCase()).add(listening.toLowerCase());
  if (proxy !== undefined) known.add(proxy.toLowerCase());
  return (host = '') => {
    const hostname = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.exec(host)?.[1]?.toLowerCase();
    if (hostname === undefined) return false;
    return known.has(hostname) || (isOpen && /^(\[.*\]|\d+\.\d+\.\d+\.\d+)$/.test(hostname));
  };
}
