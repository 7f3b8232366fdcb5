import { DataError } from '../error.ts';

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

/**
 * Allocates arrays for the contents of a file.
 *
 * @param bytes  how much memory they take, for the message
 * @param make  creates them
 * @throws DataError when there is not enough memory
 */
export function allocate<T>(bytes: number, file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DataError(
      `${file}: expected ${gigabytes(bytes)} of free memory, found less; close other tabs and programs, or open a part of the file.`,
    );
  }
}

/** The largest file that is read whole, in bytes: the largest typed array that every browser allows. */
export const LARGEST_WHOLE = 2 ** 32 - 2 ** 16;

/**
 * Checks that a file that is read whole is no longer than its kind may be.
 *
 * @param size  in bytes
 * @param most  in bytes; absent for any size
 * @throws DataError when it is longer
 */
export function checkMost(size: number, most: number | undefined, file: string): void {
  if (most === undefined || size <= most) return;
  throw new DataError(
    `${file}: expected a file of at most ${megabytes(most)}, found ${megabytes(size)} or more; it is another kind of file than its name says, or has to be split.`,
  );
}

/**
 * Checks that a file can be read whole.
 *
 * @param size  in bytes
 * @throws DataError when it is too large
 */
export function checkWhole(size: number, file: string): void {
  if (size <= LARGEST_WHOLE) return;
  throw new DataError(
    `${file}: expected at most ${gigabytes(LARGEST_WHOLE)} in a file that is read whole, found ${gigabytes(size)}; split it, or save its arrays as .npz or safetensors, which are read in parts.`,
  );
}
