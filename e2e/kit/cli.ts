import { execFileSync } from 'node:child_process';

/** Runs the terminal program and returns its JSON document. */
export function tricosm<T>(...args: string[]): T {
  const printed = execFileSync('node', ['bin/tricosm.mjs', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(printed) as T;
}
