import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';

/** The default port. */
export const PORT = 5410;
/** The number of ports that are tried, from the default on. */
const TRIED = 100;

/**
 * Starts a server on a port of `host`.
 *
 * @param port  the port to take, 0 for any free one; null for the default port, or the next free one
 * @returns the port that the server listens on
 * @throws UsageError when the port is taken, or the address does not belong to this machine
 */
export async function listen(server: Server, host: string, port: number | null): Promise<number> {
  for (let tried = port ?? PORT; ; tried++) {
    try {
      await listening(server, host, tried);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const next = port === null && code === 'EADDRINUSE' && tried < PORT + TRIED - 1;
      if (!next) throw listenFault(code, host, tried, error);
    }
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function listenFault(code: string | undefined, host: string, port: number, error: unknown): unknown {
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError(
        `--port: expected a free port, found that ${port} is taken; leave --port out to take the next one.`,
      );
    case 'EACCES':
      return new UsageError(
        `--port: expected a port that may be used, found that ${port} may not; take one from 1024.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`--host: expected an address of this machine, found “${host}”.`);
    default:
      return error;
  }
}
