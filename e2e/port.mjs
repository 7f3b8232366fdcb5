import { createServer } from 'node:net';

/** The port for the tests' own server: the one that TRICOSM_E2E_PORT names, or a free one. */
export async function portFor({ TRICOSM_E2E_PORT: chosen }) {
  if (!chosen) return freePort();
  const port = Number(chosen);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`TRICOSM_E2E_PORT: expected a whole number from 1 to 65535, found “${chosen}”.`);
}

async function freePort() {
  const server = createServer();
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
