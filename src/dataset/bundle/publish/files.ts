import { gzipSync } from 'fflate';
import { encodeFloat16 } from '../../files/float16.ts';
import { writeNpy } from '../../files/npy.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';

/** The largest float16. */
const HALF_LIMIT = 65504;

/**
 * A matrix as `.npy` in half precision, with an error of at most 2⁻¹¹ of each entry; in single precision if an entry is
 * too large for that.
 */
export function matrixFile({ data, rows, columns }: Matrix): Uint8Array {
  const fits = data.every((value) => Math.abs(value) <= HALF_LIMIT);
  return fits ? writeNpy(encodeFloat16(data), [rows, columns], 'f2') : writeNpy(data, [rows, columns]);
}

/** JSON Lines, gzipped. */
export function linesFile(records: readonly object[]): Uint8Array {
  return gzip(new TextEncoder().encode(records.map((record) => JSON.stringify(record) + '\n').join('')));
}

/** JSON with indentation, ending in a line break. */
export function jsonFile(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2) + '\n');
}

/** Gzips without a date and without native code, so that the bytes are the same everywhere and at any time. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: 0 });
}
