import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host with faults: the first part of the path chooses the fault. */
export async function startHostile() {
  let opened = () => {};
  const slowRequest = new Promise<void>((resolve) => (opened = resolve));
  const server = createServer((request, response) => {
    const [, kind] = (request.url ?? '').split('/');
    if (kind !== 'no-cors') response.setHeader('access-control-allow-origin', '*');
    if (kind === 'forbidden') return void response.writeHead(403).end();
    if (kind === 'gone') return void response.writeHead(404).end();
    if (kind === 'half') {
      response.writeHead(200, { 'content-length': 1000, 'content-type': 'application/json' });
      return void response.write('{"version": 1', () => response.destroy());
    }
    // Never answered.
    if (kind === 'slow') return opened();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** resolves after the first request below `slow` */
    slowRequest,
    stop: () => server.close().closeAllConnections(),
  };
}
