import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';

/** The default port. */
export const PORT = 5410;
/** The number of ports that are tried, from the default one on. */
const ATTEMPTS = 100;

/**
 * Starts a server.
 *
 * @param port  a port, 0 for any free one; null for the default port, or the next free one
 * @returns the port on which the server listens
 * @throws UsageError when the port is in use, or the address is not one of this machine
 */
export async function listen(server: Server, host: string, port: number | null): Promise<number> {
  for (let candidate = port ?? PORT; ; candidate++) {
    try {
      await listening(server, host, candidate);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const tryNext = port === null && code === 'EADDRINUSE' && candidate < PORT + ATTEMPTS - 1;
      if (!tryNext) throw listenFault(code, host, candidate, error);
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
        `--port: expected a free port, found that ${port} is in use; leave --port out to take the next free one.`,
      );
    case 'EACCES':
      return new UsageError(
        `--port: expected a port that this user may use, found that ${port} is reserved; choose one from 1024 on.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`--host: expected an address of this machine, found “${host}”.`);
    default:
      return error;
  }
}
