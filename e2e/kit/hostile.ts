import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attackBundle } from './attack.ts';

/** A host with faults: the first part of the path chooses the fault. */
export async function startHostile() {
  let opened = () => {};
  const slowRequest = new Promise<void>((resolve) => (opened = resolve));
  const attack = attackBundle();
  const server = createServer((request, response) => {
    const [, kind, file = ''] = (request.url ?? '').split('/');
    if (kind !== 'no-cors') response.setHeader('access-control-allow-origin', '*');
    if (kind === 'forbidden') return void response.writeHead(403).end();
    if (kind === 'gone') return void response.writeHead(404).end();
    if (kind === 'half') {
      response.writeHead(200, { 'content-length': 1000, 'content-type': 'application/json' });
      return void response.write('{"version": 1', () => response.destroy());
    }
    if (kind === 'attack') {
      const bytes = attack.get(file);
      return void response.writeHead(bytes ? 200 : 404).end(bytes);
    }
    if (kind === 'loop') return void response.writeHead(302, { location: request.url }).end();
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
