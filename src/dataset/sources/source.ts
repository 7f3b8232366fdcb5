import { checkWhole } from './limits.ts';
import type { Room } from './room.ts';

/** Options of a read. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** receives the number of bytes read so far and the total; `total` is null if the host does not say it */
  readonly progress?: (done: number, total: number | null) => void;
  /** the most bytes that the file may have; a longer one is refused before it is in memory */
  readonly most?: number;
  /** the place of this part in a file that is read part by part: the bytes before it, and those of all parts */
  readonly part?: { readonly before: number; readonly total: number };
  /** makes the array that the bytes are read into; a place that has them in memory already does not use it */
  readonly room?: Room;
}

/** A file that is read in parts, so that no more of it is held in memory than is needed. */
export interface OpenedFile {
  /** in bytes */
  readonly size: number;
  /** the encoding that the user chose for a text, which is given in UTF-8 here; absent for a file as it is */
  readonly encoding?: string;
  /**
   * The bytes `[begin, end)`.
   *
   * @throws DataError when they cannot be read; RangeError when they lie outside the file
   */
  read(begin: number, end: number, options?: ReadOptions): Promise<Uint8Array>;
}

/** A place that files are read from: a folder on a static host, on this machine, or in memory. */
export interface Source {
  /**
   * The bytes of a file.
   *
   * @param path  relative to the source, with forward slashes, already checked to stay inside
   * @throws DataError when it is missing or cannot be read
   */
  read(path: string, options?: ReadOptions): Promise<Uint8Array>;
  /**
   * Opens a file to read it in parts. If the place cannot give parts, the file is read whole, once.
   *
   * @throws DataError when it is missing or cannot be read
   */
  open(path: string, options?: ReadOptions): Promise<OpenedFile>;
  /** The file's full address for messages: a URL or a path on this machine. */
  describe(path: string): string;
}

/**
 * Checks that `[begin, end)` lies within a file of `size` bytes.
 *
 * @throws RangeError if it does not
 */
export function checkPart(begin: number, end: number, size: number): void {
  if (begin >= 0 && begin <= end && end <= size) return;
  throw new RangeError(`expected a part of ${size} bytes, found [${begin}, ${end})`);
}

/** Bytes in memory as an opened file. */
export function openedBytes(bytes: Uint8Array): OpenedFile {
  return {
    size: bytes.length,
    async read(begin, end) {
      checkPart(begin, end, bytes.length);
      return bytes.subarray(begin, end);
    },
  };
}

/** An opened file, or its bytes. */
export type Readable = Uint8Array | OpenedFile;

/** The same as an opened file. */
export const opened = (given: Readable): OpenedFile =>
  given instanceof Uint8Array ? openedBytes(given) : given;

/**
 * Reads a whole file.
 *
 * @throws DataError when it is too large
 */
export async function wholeFile(given: Readable, file: string, options?: ReadOptions): Promise<Uint8Array> {
  if (given instanceof Uint8Array) return given;
  checkWhole(given.size, file);
  return given.read(0, given.size, options);
}

/** The `open` of a place that gives whole files only. */
export const openWhole =
  (read: Source['read']): Source['open'] =>
  async (path, options) =>
    openedBytes(await read(path, options));
