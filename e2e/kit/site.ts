import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** A site of a test's own, at an origin of its own. */
export interface OwnSite {
  /** with a slash at its end */
  readonly address: string;
  /** Ends it: nothing answers at its address any more. */
  readonly stop: () => void;
}

/**
 * Serves what a function finds for a path.
 *
 * @param find  by the path without its first slash, `index.html` for the site itself; null if there is nothing
 */
export async function startSite(find: (path: string) => string | Uint8Array | null): Promise<OwnSite> {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname.slice(1));
    const path = asked || 'index.html';
    const body = path === 'favicon.ico' ? '' : find(path);
    if (body === null) return void response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => server.close().closeAllConnections(),
  };
}

/** A file of the built app; null if there is none. */
export function builtFile(path: string): Uint8Array | null {
  const place = join('dist', path);
  return statSync(place, { throwIfNoEntry: false })?.isFile() ? readFileSync(place) : null;
}
