import { canonical } from '../canonical.ts';
import type { OpenedFile, Source } from '../sources/source.ts';
import { crc32 } from './crc32.ts';
import { isGzip } from './inflate.ts';

/** The beginning of a file, in bytes; it is read anyway when the file is opened. */
const FIRST = 1 << 16;
/** The number of bytes at each further place. */
const PIECE = 1 << 12;

/**
 * Identifies a file without reading all of it. The last eight bytes of a gzipped file are the checksum and the size of its
 * contents (RFC 1952, section 2.3.1), so every change shows; if the host has unpacked it in transit, both are computed.
 * Of another file it is the size and the checksum of its first 64 kB and of 4 kB after one third, after two thirds and
 * at the end: all of a small file, and enough to notice vectors that were computed again.
 *
 * @param path  its ending says whether the file is gzipped
 */
export async function fingerprint(file: OpenedFile, path: string): Promise<string> {
  const { size } = file;
  const first = await file.read(0, Math.min(FIRST, size));
  if (path.endsWith('.gz')) {
    if (!isGzip(first)) return printed('gz', size >>> 0, crc32(await file.read(0, size)));
    const end = await file.read(Math.max(0, size - 8), size);
    const trailer = new DataView(end.buffer, end.byteOffset, end.byteLength);
    return end.length < 8 ? 'gz' : printed('gz', trailer.getUint32(4, true), trailer.getUint32(0, true));
  }
  const starts = size <= FIRST ? [] : [Math.floor(size / 3), Math.floor((2 * size) / 3), size - PIECE];
  const pieces = await Promise.all(
    starts.map((start) => file.read(Math.max(0, start), Math.min(size, start + PIECE))),
  );
  const sums = [first, ...pieces].map(crc32);
  return printed('of', size, crc32(new Uint8Array(Uint32Array.from(sums).buffer)));
}

/**
 * Identifies several files and what is said about them.
 *
 * @param says  plain data on which the meaning of the files depends
 */
export async function fingerprintOfFiles(
  says: unknown,
  paths: readonly string[],
  source: Source,
): Promise<string> {
  const sorted = [...new Set(paths)].sort();
  const prints = await Promise.all(sorted.map(async (path) => fingerprint(await source.open(path), path)));
  return fingerprintOfData([says, sorted, prints]);
}

/** Identifies plain data by its canonical JSON. */
export function fingerprintOfData(data: unknown): string {
  const text = new TextEncoder().encode(canonical(data));
  return printed('says', text.length, crc32(text));
}

const printed = (kind: string, size: number, sum: number) =>
  `${kind}-${size}-${sum.toString(16).padStart(8, '0')}`;
