import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';

/** The port where none is asked for. */
export const PORT = 5410;
/** How many ports from there on are tried. */
const TRIED = 100;

/**
 * Starts a server.
 *
 * @param port  the port asked for, 0 for any; null for the usual one, or the next that is free
 * @returns the port
 * @throws UsageError where the port is taken, or the address is none of this machine
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
