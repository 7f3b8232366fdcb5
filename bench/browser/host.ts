import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

const BASE = '/some/base/';

/** The app and the planted clouds, each on a host of its own, as on the web. */
export interface Hosts {
  readonly app: string;
  readonly data: string;
  readonly close: () => void;
}

/**
 * Serves the built app as the browser tests do, and a folder of bundles.
 *
 * @param build  the folder of the built app
 */
export async function host(build: string, folder: string): Promise<Hosts> {
  const files = createServer((request, response) => answer(folder, request, response)).listen(0, '127.0.0.1');
  await once(files, 'listening');
  const port = await freePort();
  const app = spawn('node', ['e2e/serve.mjs', String(port), BASE, build], { stdio: 'inherit' });
  const address = `http://127.0.0.1:${port}${BASE}`;
  await answers(address);
  return {
    app: address,
    data: `http://127.0.0.1:${(files.address() as AddressInfo).port}/`,
    close() {
      app.kill();
      files.close();
      files.closeAllConnections();
    },
  };
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const path = join(folder, normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
  response.setHeader('access-control-allow-origin', '*');
  try {
    response.setHeader('content-length', statSync(path).size);
    createReadStream(path).pipe(response);
  } catch {
    response.writeHead(404).end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until a server answers. */
async function answers(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer: build the app first (npm run build).`);
}
