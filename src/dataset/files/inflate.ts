import { DataError } from '../error.ts';
import { LARGEST_WHOLE, allocate } from '../sources/limits.ts';
import type { Room } from '../sources/room.ts';
import { joined } from './joined.ts';

type Compression = 'gzip' | 'deflate-raw';

/** No deflate stream grows by more than this factor (zlib, “Technical Details”), so a larger size must be wrong. */
const DEFLATE_RATIO = 1032;
const SLICE = 1 << 20;

/** Whether the bytes begin as a gzip file does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file. Bytes that are not gzip are returned as they are, because a host that sends
 * `Content-Encoding: gzip` for `.gz` files has had them unpacked in transit.
 *
 * @param file  the file's name, for messages
 * @param limit  the most bytes that it may unpack to
 * @throws DataError when the stream is damaged, truncated or beyond the limit
 */
export async function gunzip(bytes: Uint8Array, file: string, limit: number): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of gzipChunks(bytes, file)) {
    total += chunk.length;
    if (total > limit) {
      throw new DataError(
        `${file}: expected at most ${limit} bytes once unpacked, found more; split it into smaller files.`,
      );
    }
    chunks.push(chunk);
  }
  return joined(chunks, total);
}

/**
 * Unpacks a gzip file whose contents begin with their own size. No more than that is unpacked, however much there is.
 *
 * @param head  the number of bytes that hold the size
 * @param sizeOf  gives the size in bytes from the first `head` bytes, or from all of them if there are fewer
 * @throws DataError when the stream is damaged or longer; a shorter one is returned as it is
 */
export async function gunzipSized(
  bytes: Uint8Array,
  file: string,
  head: number,
  sizeOf: (start: Uint8Array) => number,
): Promise<Uint8Array> {
  let out: Uint8Array = new Uint8Array(0);
  let sized = false;
  let at = 0;
  const measure = () => {
    const whole = laidOut(sizeOf(out.subarray(0, at)), bytes.length, file);
    whole.set(out.subarray(0, Math.min(at, whole.length)));
    if (at > whole.length) throw wrongSize(file, whole.length, `more than ${whole.length}`);
    out = whole;
    sized = true;
  };
  for await (const chunk of gzipChunks(bytes, file)) {
    if (at + chunk.length > out.length) {
      if (sized) throw wrongSize(file, out.length, `more than ${out.length}`);
      out = joined([out.subarray(0, at), chunk], Math.max(2 * out.length, at + chunk.length));
    } else out.set(chunk, at);
    at += chunk.length;
    if (!sized && at >= head) measure();
  }
  if (!sized) measure();
  return out.subarray(0, at);
}

/** Memory for the size that a compressed stream promises, if the stream can hold it. */
function laidOut(
  size: number,
  packed: number,
  file: string,
  room: Room = (bytes) => new Uint8Array(bytes),
): Uint8Array {
  if (size > LARGEST_WHOLE || size > packed * DEFLATE_RATIO + 64) {
    throw new DataError(
      `${file}: promises ${size} bytes, which ${packed} compressed bytes cannot hold; the file is damaged, write it again.`,
    );
  }
  return allocate(size, file, () => room(size));
}

/**
 * Unpacks a raw deflate stream of known size, such as a zip member.
 *
 * @param packedSize  of the stream, in bytes
 * @param size  the number of bytes that its directory entry promises; checked before it is allocated
 * @param room  makes the array that it is unpacked into
 * @throws DataError when the stream is damaged or its size is not `size`
 */
export async function inflateRaw(
  packed: Packed,
  packedSize: number,
  size: number,
  file: string,
  room?: Room,
): Promise<Uint8Array> {
  const out = laidOut(size, packedSize, file, room);
  let at = 0;
  for await (const chunk of unpack(packed, 'deflate-raw', file)) {
    if (at + chunk.length > size) throw wrongSize(file, size, `more than ${size}`);
    out.set(chunk, at);
    at += chunk.length;
  }
  if (at !== size) throw wrongSize(file, size, String(at));
  return out;
}

/**
 * Unpacks the beginning of a raw deflate stream: at least `count` bytes, or all of it if it is shorter.
 *
 * @param bytes  the stream's beginning; it may end anywhere
 * @throws DataError when the stream is damaged before that
 */
export const inflateStart = (bytes: Uint8Array, count: number, file: string): Promise<Uint8Array> =>
  unpackStart(bytes, 'deflate-raw', count, file);

/**
 * Unpacks the beginning of a gzip file: at least `count` bytes, or all of its first member if that is shorter.
 *
 * @param bytes  the file's beginning; it may end anywhere
 * @throws DataError when the stream is damaged before that
 */
export const gunzipStart = (bytes: Uint8Array, count: number, file: string): Promise<Uint8Array> =>
  unpackStart(bytes, 'gzip', count, file);

async function unpackStart(
  bytes: Uint8Array,
  compression: Compression,
  count: number,
  file: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of unpack(bytes, compression, file)) {
      chunks.push(chunk);
      total += chunk.length;
      if (total >= count) break;
    }
  } catch (error) {
    // That the stream ends where its given beginning ends is no damage.
    if (total === 0) throw error;
  }
  return joined(chunks, total);
}

function wrongSize(file: string, expected: number, found: string): DataError {
  return new DataError(
    `${file}: expected ${expected} bytes once unpacked, found ${found}; the file is damaged, write it again.`,
  );
}

/**
 * Unpacks a gzip file piece by piece, for contents larger than a string or an array.
 *
 * @param file  the file's name, for messages
 * @throws DataError when the stream is damaged or truncated
 */
export async function* gzipChunks(bytes: Uint8Array, file: string): AsyncGenerator<Uint8Array> {
  const ends = [...memberStarts(bytes), bytes.length];
  for (let start = 0, next = 0; next < ends.length; start = ends[next++]!) {
    next = yield* member(bytes, start, ends, next, file);
  }
}

/**
 * Unpacks one member of a gzip file.
 *
 * @param ends  where members may end: where a header seems to follow, and the end of the file
 * @param from  the first of them behind the start
 * @returns the place among `ends` where it ends
 */
async function* member(
  bytes: Uint8Array,
  start: number,
  ends: readonly number[],
  from: number,
  file: string,
): AsyncGenerator<Uint8Array, number> {
  let passed = 0;
  let before = -1;
  for (let next = from; next < ends.length; next++) {
    let at = 0;
    try {
      for await (const chunk of unpack(bytes.subarray(start, ends[next]), 'gzip', file)) {
        // What was passed on before, with an earlier end, is not passed on again.
        if (at + chunk.length > passed) {
          yield chunk.subarray(Math.max(0, passed - at));
          passed = at + chunk.length;
        }
        at += chunk.length;
      }
      return next;
    } catch (error) {
      // Compressed bytes may look like a header by chance; the member then ends later, and gives more. Damage does not.
      if (next === ends.length - 1 || at <= before) throw error;
      before = at;
    }
  }
  return ends.length - 1;
}

/** A gzip file is damaged rather than in more members than this. */
const MOST_MEMBERS = 1 << 20;

/**
 * Where further members of a gzip file may begin (RFC 1952, section 2.2), as `cat a.gz b.gz` and bgzip write them. The
 * browser's decompressor takes one member only.
 */
function memberStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf(0x1f, 18); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    const header = bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && bytes[at + 3]! < 32;
    const rest = [0, 2, 4].includes(bytes[at + 8]!) && (bytes[at + 9]! <= 13 || bytes[at + 9] === 255);
    if (header && rest && at + 18 <= bytes.length) starts.push(at);
    if (starts.length === MOST_MEMBERS) break;
  }
  return starts;
}

/** Compressed bytes, all at once or in parts as they arrive. */
export type Packed = Uint8Array | AsyncIterable<Uint8Array>;

async function* slicesOf(packed: Packed): AsyncGenerator<Uint8Array> {
  for await (const part of packed instanceof Uint8Array ? [packed] : packed) {
    for (let at = 0; at < part.length; at += SLICE) yield part.subarray(at, at + SLICE);
  }
}

async function* unpack(packed: Packed, compression: Compression, file: string) {
  const coming = slicesOf(packed);
  const slices = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await coming.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value as Uint8Array<ArrayBuffer>);
    },
  });
  const reader = slices.pipeThrough(new DecompressionStream(compression)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    // An error of the source says itself what could not be read.
    if (error instanceof DataError) throw error;
    throw new DataError(
      `${file}: expected ${compression === 'gzip' ? 'a gzip stream' : 'a deflate stream'}, found it damaged or cut short ` +
        `(${(error as Error).message}); download or write it again.`,
    );
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
