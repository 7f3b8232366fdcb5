import { DataError } from '../error.ts';
import { type OpenedFile, opened, type Readable, type ReadOptions } from '../sources/source.ts';
import { crc32 } from './crc32.ts';
import { inflateRaw, inflateStart } from './inflate.ts';
import { damaged, viewOf, type ZipEntry } from './zip.ts';

const LOCAL = 0x04034b50;
/** A larger member is read separately from its header; in bytes. */
const READ_ALONE = 1 << 20;
/** A larger deflated member is read in parts of this size, in bytes. */
const PART = 1 << 24;

/**
 * The bytes of one member; a view on the archive if that is in memory and the member is stored uncompressed.
 *
 * @throws DataError when the member is encrypted, compressed by an unknown method, damaged or not of the promised size
 */
export async function readEntryBytes(
  given: Readable,
  entry: ZipEntry,
  file: string,
  options?: ReadOptions,
): Promise<Uint8Array> {
  const place = `${file}: ${entry.name}`;
  checkMethod(entry, place);
  const data = await (entry.method === 0 ? stored : inflated)(given, entry, file, options);
  if (crc32(data) !== entry.crc) throw damaged(file, `the checksum of ${entry.name} does not match`);
  return data;
}

async function stored(
  given: Readable,
  entry: ZipEntry,
  file: string,
  options?: ReadOptions,
): Promise<Uint8Array> {
  if (entry.size !== entry.packedSize) {
    throw damaged(file, `${entry.name} should be ${entry.size} bytes long, found ${entry.packedSize}`);
  }
  return packedBytes(opened(given), entry, file, entry.packedSize, options);
}

/** Unpacks a member. A large one is unpacked part by part while the next part is read, so that it is never held in both forms. */
async function inflated(
  given: Readable,
  entry: ZipEntry,
  file: string,
  options?: ReadOptions,
): Promise<Uint8Array> {
  const { packedSize, size, name } = entry;
  const archive = opened(given);
  const packed =
    packedSize > PART
      ? partsOf(archive, (await memberStart(archive, entry, file, 0)).start, packedSize)
      : await packedBytes(archive, entry, file, packedSize);
  return inflateRaw(packed, packedSize, size, `${file}: ${name}`, options?.room);
}

async function* partsOf(archive: OpenedFile, start: number, size: number): AsyncGenerator<Uint8Array> {
  const read = (at: number) => {
    const part = { before: at, total: size };
    const reading = archive.read(start + at, start + Math.min(size, at + PART), { part });
    // A part that is read ahead may fail when nobody waits for it any more.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(0);
  for (let at = 0; at < size; at += PART) {
    const part = await next;
    if (at + PART < size) next = read(at + PART);
    yield part;
  }
}

/**
 * The beginning of one member: at least `count` bytes, or all of it if it is shorter. Its checksum is not verified.
 *
 * @throws DataError as `readEntryBytes` does
 */
export async function readEntryStart(
  given: Readable,
  entry: ZipEntry,
  file: string,
  count: number,
): Promise<Uint8Array> {
  const place = `${file}: ${entry.name}`;
  checkMethod(entry, place);
  // A stream that deflating does not shrink grows by a few bytes in each block.
  const packed = await packedBytes(opened(given), entry, file, Math.min(entry.packedSize, 2 * count));
  return entry.method === 0 ? packed : inflateStart(packed, count, place);
}

/**
 * Where the bytes of a member begin in the archive, for a member that is stored and read in parts.
 *
 * @throws DataError when it is encrypted, packed, or not where the directory says
 */
export async function memberOffset(given: Readable, entry: ZipEntry, file: string): Promise<number> {
  checkMethod(entry, `${file}: ${entry.name}`);
  return (await memberStart(opened(given), entry, file, 0)).start;
}

function checkMethod(entry: ZipEntry, place: string): void {
  if (entry.flags & 1) throw new DataError(`${place}: is encrypted; save it without a password.`);
  if (entry.link) {
    throw new DataError(
      `${place}: is a link to another file; write the archive with the file itself in its place.`,
    );
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw new DataError(
      `${place}: expected a stored or deflated member, found compression method ${entry.method}; write it with numpy.savez_compressed.`,
    );
  }
}

/** The first `count` bytes of a member as they are stored. */
async function packedBytes(
  archive: OpenedFile,
  entry: ZipEntry,
  file: string,
  count: number,
  options?: ReadOptions,
): Promise<Uint8Array> {
  // A small member is read together with its header. A large array is read separately, because behind its header it
  // would be misaligned and would have to be copied to be read as numbers.
  const { start, behind } = await memberStart(archive, entry, file, count > READ_ALONE ? 0 : count);
  return count <= behind.length ? behind.subarray(0, count) : archive.read(start, start + count, options);
}

/**
 * Where a member's bytes begin, according to its local header, and those that were read along with the header.
 *
 * @param along  the number of the member's bytes to read along
 */
async function memberStart(archive: OpenedFile, entry: ZipEntry, file: string, along: number) {
  const at = entry.offset;
  if (at + 30 > archive.size) throw damaged(file, `${entry.name} is not where its directory says`);
  if (at + 30 + entry.packedSize > archive.size) throw damaged(file, `${entry.name} runs past the end`);
  // The header repeats the name, and its extra field is short.
  const likely = 30 + 3 * entry.name.length + 64;
  const first = await archive.read(at, Math.min(archive.size, at + likely + along));
  const view = viewOf(first);
  if (view.getUint32(0, true) !== LOCAL) {
    throw damaged(file, `${entry.name} is not where its directory says`);
  }
  checkHeader(view, entry, file);
  const header = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (at + header + entry.packedSize > archive.size) throw damaged(file, `${entry.name} runs past the end`);
  return { start: at + header, behind: first.subarray(header) };
}

/** The flag of a member whose sizes are behind it, and the mark of a size in the zip64 extra field. */
const SIZES_BEHIND = 8;
const IN_EXTRA = 0xffffffff;

/** Checks that a member's own header says what the directory says: programs that believe one or the other see one file. */
function checkHeader(view: DataView, entry: ZipEntry, file: string): void {
  const length = Math.min(view.getUint16(26, true), view.byteLength - 30);
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + 30, length));
  const flags = view.getUint16(6, true);
  const sizes = [view.getUint32(18, true), view.getUint32(22, true)];
  const expected = [entry.packedSize, entry.size];
  const agrees =
    name === entry.name &&
    view.getUint16(8, true) === entry.method &&
    (flags & 1) === (entry.flags & 1) &&
    (flags & SIZES_BEHIND || sizes.every((size, i) => size === IN_EXTRA || size === expected[i]));
  if (!agrees) throw damaged(file, `the header of ${entry.name} is not what the directory says`);
}
