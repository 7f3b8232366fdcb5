import { DataError } from '../error.ts';

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

/**
 * Lays out arrays for what a file holds.
 *
 * @param bytes  how much they take, for the message
 * @param make  makes them
 * @throws DataError where there is no room for them
 */
export function roomFor<T>(bytes: number, file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DataError(
      `${file}: expected room for ${gigabytes(bytes)}, found that there is not so much memory; close other tabs and programs, or open a part of the file.`,
    );
  }
}

/** The largest file that is read whole: the largest typed array that every browser gives. */
export const LARGEST_WHOLE = 2 ** 32 - 2 ** 16;

/**
 * Checks that a file can be read whole.
 *
 * @throws DataError where it is too large
 */
export function checkWhole(size: number, file: string): void {
  if (size <= LARGEST_WHOLE) return;
  throw new DataError(
    `${file}: expected at most ${gigabytes(LARGEST_WHOLE)} in a file that is read whole, found ${gigabytes(size)}; split it, or save its arrays as .npz or safetensors, of which parts are read.`,
  );
}
