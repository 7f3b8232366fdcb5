import { readFileSync } from 'node:fs';

/** The best of some runs. */
export interface Timing<T> {
  /** wall clock */
  readonly seconds: number;
  /** processor time of all threads */
  readonly processor: number;
  readonly runs: number;
  readonly result: T;
}

/**
 * Runs a function up to `runs` times, but starts no run after half a minute, and returns the fastest run, which other
 * processes of the machine disturbed least.
 */
export async function fastest<T>(runs: number, run: () => Promise<T> | T): Promise<Timing<T>> {
  let best: Omit<Timing<T>, 'runs'> | null = null;
  let done = 0;
  const begin = performance.now();
  while (done === 0 || (done < runs && performance.now() - begin < 30_000)) {
    const before = process.cpuUsage();
    const start = performance.now();
    const result = await run();
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    if (!best || seconds < best.seconds) best = { seconds, processor: (user + system) / 1e6, result };
    done++;
  }
  return { ...best!, runs: done };
}

/** The peak memory of this process, in bytes. */
export function peakBytes(): number {
  try {
    // `maxRSS` of a new process may be its parent's.
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes) return Number(kilobytes) * 1024;
  } catch {
    // Only Linux has this file.
  }
  return process.resourceUsage().maxRSS * 1024;
}
