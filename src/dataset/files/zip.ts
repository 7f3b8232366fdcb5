import { DataError } from '../error.ts';
import { foreignText } from './foreign.ts';
import { isTorchName } from './torch/endings.ts';
import { type OpenedFile, opened, type Readable } from '../sources/source.ts';

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
  /** whether it is a link to another file, as Unix archives hold */
  readonly link?: boolean;
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
const MAX_COMMENT = 65535;
/** The size of a file's end that is read at once, in bytes: the longest comment, and the records before it. */
const TAIL = MAX_COMMENT + 22 + 20 + 56;
/** Larger than the directory of a million arrays, in bytes. */
const LARGEST_DIRECTORY = 2 ** 27;

/**
 * The members of a zip archive (PKWARE APPNOTE 4.3; zip64 included), in the directory's order. Only the end and the
 * directory of the file are read.
 *
 * @param file  the archive's name, for messages
 * @throws DataError when the directory is missing or points outside the file, or has two files of one name
 */
export async function zipEntries(given: Readable, file: string): Promise<ZipEntry[]> {
  const archive = await withTail(opened(given));
  const directory = await findDirectory(archive, file);
  if (directory.offset + directory.size > archive.size || directory.entries * 46 > directory.size) {
    throw damaged(file, 'its directory lies outside the file');
  }
  if (directory.size > LARGEST_DIRECTORY)
    throw damaged(file, `its directory is ${directory.size} bytes long`);
  const bytes = await archive.read(directory.offset, directory.offset + directory.size);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let i = 0; i < directory.entries; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) {
      throw damaged(file, `entry ${i} of its directory is not an entry`);
    }
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + 46 + nameSize! + extraSize! + commentSize!;
    if (next > bytes.length) throw damaged(file, `entry ${i} of its directory is cut short`);
    const entry = readEntry(view, at, nameSize!, extraSize!, file);
    // Programs disagree which of the two a name means.
    if (names.has(entry.name) && !entry.name.endsWith('/')) {
      throw new DataError(
        `${file}: expected one file named “${entry.name}” in the archive, found two; write it again with one of them.`,
      );
    }
    names.add(entry.name);
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** The bytes as a view. */
export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The same file with its end in memory: the directory of a few arrays lies in it, and needs no second read. */
async function withTail(archive: OpenedFile): Promise<OpenedFile> {
  const from = Math.max(0, archive.size - TAIL);
  const tail = await archive.read(from, archive.size);
  return {
    size: archive.size,
    read: async (begin, end) =>
      begin >= from && end <= archive.size
        ? tail.subarray(begin - from, end - from)
        : archive.read(begin, end),
  };
}

const isZipStart = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b;

async function findDirectory(archive: OpenedFile, file: string): Promise<Directory> {
  const from = Math.max(0, archive.size - 22 - MAX_COMMENT);
  const view = viewOf(await archive.read(from, archive.size));
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const entries = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const needs64 = entries === 0xffff || size === 0xffffffff || offset === 0xffffffff;
    return needs64 ? findDirectory64(archive, from + at, file) : { entries, size, offset };
  }
  const start = await archive.read(0, Math.min(64, archive.size));
  // An archive that begins as one is cut short.
  const foreign = isZipStart(start) ? null : foreignText(start);
  throw new DataError(
    `${file}: expected a zip archive such as ${isTorchName(file) ? 'torch.save' : 'numpy.savez'} writes, found ` +
      `${foreign ?? 'no zip directory at its end; the file is cut short or something else'}.`,
  );
}

async function findDirectory64(archive: OpenedFile, end: number, file: string): Promise<Directory> {
  const missing = damaged(file, 'its zip64 directory is missing');
  if (end < 20) throw missing;
  const locator = viewOf(await archive.read(end - 20, end));
  if (locator.getUint32(0, true) !== LOCATOR64) throw missing;
  const at = wide(locator, 8);
  if (at + 56 > archive.size) throw missing;
  const view = viewOf(await archive.read(at, at + 56));
  if (view.getUint32(0, true) !== END64) throw missing;
  return { entries: wide(view, 32), size: wide(view, 40), offset: wide(view, 48) };
}

/** A 64-bit unsigned integer. One that is too large to be exact exceeds every bound that it is compared with. */
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
    ...(isLink(view, at) && { link: true }),
  };
}

/** Whether an entry of the directory is a symbolic link: the host is Unix, and the file's mode says so. */
const isLink = (view: DataView, at: number): boolean =>
  view.getUint8(at + 5) === 3 && (view.getUint16(at + 40, true) & 0xf000) === 0xa000;

/** Replaces the sizes that are marked 0xffffffff by those of the zip64 extra field, in its fixed order. */
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

/** A refusal of an archive. */
export function damaged(file: string, what: string): DataError {
  return new DataError(`${file}: is a damaged zip archive (${what}); download or write it again.`);
}
