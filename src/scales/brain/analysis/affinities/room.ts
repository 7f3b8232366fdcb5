import { DataError } from '../../../../dataset/error.ts';

/** The share of the machine's memory that a page may take before it is likely to be stopped. */
const SHARE = 0.6;

/** Bytes that a table may take here; no limit where the engine does not say how much memory the machine has. */
export function roomHere(navigator: { readonly deviceMemory?: number } | undefined): number {
  return navigator?.deviceMemory === undefined ? Infinity : SHARE * navigator.deviceMemory * 2 ** 30;
}

/**
 * Refuses a table of all pairs that does not fit, before it is allocated.
 *
 * @param n  features
 * @param bytes  for each pair
 * @param room  bytes that the table may take
 * @throws DataError naming the number of features that would fit
 */
export function checkPairs(name: string, n: number, bytes: number, room: number): void {
  const needed = bytes * ((n * (n + 1)) / 2);
  if (needed <= room) return;
  const fits = Math.floor(Math.sqrt((2 * room) / bytes));
  const gigabytes = (size: number) => `${(size / 1e9).toFixed(1)} GB`;
  throw new DataError(
    `Lobes by ${name}: expected at most ${gigabytes(room)} for a table of all pairs, found ${gigabytes(needed)} for ` +
      `${n.toLocaleString('en')} features; about ${(100 * Math.floor(fits / 100)).toLocaleString('en')} features would fit. ` +
      'Choose phi, simple matching or cosine, which need no table, fewer features, or the program in the terminal.',
  );
}
