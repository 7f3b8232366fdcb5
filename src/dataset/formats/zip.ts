import { DataError } from '../error.ts';
import { inflateRaw } from './inflate.ts';

/** A member of a zip archive as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated */
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** where the member's local header begins, in bytes */
  readonly offset: number;
}

interface Directory {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_COMMENT = 65535;

/**
 * The members of a zip archive (PKWARE APPNOTE 4.3; zip64 included), in the directory's order.
 *
 * @param file  the archive's name, for messages
 * @throws DataError when the directory is missing or points outside the file
 */
export function zipEntries(bytes: Uint8Array, file: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view, file);
  if (directory.offset + directory.size > bytes.length || directory.entries * 46 > directory.size) {
    throw damaged(file, 'its directory lies outside the file');
  }
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  for (let i = 0; i < directory.entries; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) {
      throw damaged(file, `entry ${i} of its directory is not an entry`);
    }
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + 46 + nameSize! + extraSize! + commentSize!;
    if (next > bytes.length) throw damaged(file, `entry ${i} of its directory is cut short`);
    entries.push(readEntry(view, at, nameSize!, extraSize!, file));
    at = next;
  }
  return entries;
}

function findDirectory(view: DataView, file: string): Directory {
  const lowest = Math.max(0, view.byteLength - 22 - MAX_COMMENT);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const entries = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const needs64 = entries === 0xffff || size === 0xffffffff || offset === 0xffffffff;
    return needs64 ? findDirectory64(view, at, file) : { entries, size, offset };
  }
  throw new DataError(
    `${file}: expected a zip archive such as numpy.savez writes, found no zip directory at its end; ` +
      'the file is cut short or is something else.',
  );
}

function findDirectory64(view: DataView, end: number, file: string): Directory {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64) {
    throw damaged(file, 'its zip64 directory is missing');
  }
  const at = wide(view, locator + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) {
    throw damaged(file, 'its zip64 directory is missing');
  }
  return { entries: wide(view, at + 32), size: wide(view, at + 40), offset: wide(view, at + 48) };
}

/** A 64-bit unsigned integer; one too large to be exact is too large for any bound it is compared with. */
function wide(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function readEntry(view: DataView, at: number, nameSize: number, extraSize: number, file: string): ZipEntry {
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameSize));
  const sizes = {
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  widen(sizes, view, at + 46 + nameSize, extraSize, file);
  return {
    name,
    method: view.getUint16(at + 10, true),
    flags: view.getUint16(at + 8, true),
    crc: view.getUint32(at + 16, true),
    ...sizes,
  };
}

/** Replaces the sizes marked 0xffffffff by those of the zip64 extra field, in its fixed order. */
function widen(
  sizes: { packedSize: number; size: number; offset: number },
  view: DataView,
  start: number,
  length: number,
  file: string,
): void {
  const marked = (['size', 'packedSize', 'offset'] as const).filter((key) => sizes[key] === 0xffffffff);
  if (marked.length === 0) return;
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    if (at + 4 + marked.length * 8 > start + length) break;
    marked.forEach((key, i) => (sizes[key] = wide(view, at + 4 + i * 8)));
    return;
  }
  throw damaged(file, 'a zip64 size is missing');
}

/**
 * The bytes of one member; a view on the archive where the member is stored uncompressed.
 *
 * @throws DataError when the member is encrypted, oddly compressed, damaged or not of the promised size
 */
export async function readEntryBytes(bytes: Uint8Array, entry: ZipEntry, file: string): Promise<Uint8Array> {
  const place = `${file}: ${entry.name}`;
  if (entry.flags & 1) throw new DataError(`${place}: is encrypted; save it without a password.`);
  if (entry.method !== 0 && entry.method !== 8) {
    throw new DataError(
      `${place}: expected it stored or deflated, found compression method ${entry.method}; write it with numpy.savez_compressed.`,
    );
  }
  const packed = packedBytes(bytes, entry, file);
  if (entry.method === 0 && entry.size !== entry.packedSize) {
    throw damaged(file, `${entry.name} should be ${entry.size} bytes long, found ${entry.packedSize}`);
  }
  const data = entry.method === 0 ? packed : await inflateRaw(packed, entry.size, place);
  if (crc32(data) !== entry.crc) throw damaged(file, `the checksum of ${entry.name} does not match`);
  return data;
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.offset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) {
    throw damaged(file, `${entry.name} is not where its directory says`);
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packedSize > bytes.length) throw damaged(file, `${entry.name} runs past the end`);
  return bytes.subarray(start, start + entry.packedSize);
}

function damaged(file: string, what: string): DataError {
  return new DataError(`${file}: is a damaged zip archive (${what}); download or write it again.`);
}

let crcTable: Int32Array | null = null;

/** The CRC-32 of bytes (RFC 1952, section 8), in [0, 2³²). */
export function crc32(bytes: Uint8Array): number {
  if (!crcTable) {
    crcTable = new Int32Array(256);
    for (let n = 0; n < 256; n++) {
      let c = n;
      for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
      crcTable[n] = c;
    }
  }
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ crcTable[(crc ^ bytes[i]!) & 255]!;
  return ~crc >>> 0;
}
