import { DataError } from '../error.ts';
import type { Room } from './room.ts';
import type { ReadOptions } from './source.ts';
import { checkMost } from './limits.ts';
import { reportTransfer } from './transfers.ts';

/** A host that sends nothing for this time, in milliseconds, is taken to have stopped. */
export const PATIENCE = 30_000;

/**
 * The progress of smaller reads is not reported, in bytes: they end at once, and the heads of files among them would
 * show a whole bar before the file itself is read.
 */
const SMALLEST_REPORTED = 1 << 18;

/**
 * The bytes of an answer, as they arrive.
 *
 * @param expected  the number of bytes that there must be; null to take it from the answer itself
 * @throws DataError when the connection breaks, the host stalls, or the answer is a web page
 */
export async function readAnswer(
  response: Response,
  { place }: { readonly place: string },
  expected: number | null,
  { signal, progress, part, most, room }: ReadOptions,
): Promise<Uint8Array> {
  const promised = expected ?? promisedLength(response);
  const total = part?.total ?? promised;
  const isReported = total === null || total >= SMALLEST_REPORTED;
  const report = (done: number) => {
    checkMost(done, most, place);
    progress?.(done, promised);
    if (isReported) reportTransfer({ place, done: (part?.before ?? 0) + done, total });
  };
  if (promised !== null && promised > (most ?? Infinity)) {
    await response.body?.cancel();
    checkMost(promised, most, place);
  }
  const bytes = await collect(response, promised, place, { report, signal, room });
  if (promised !== null && bytes.length !== promised && (expected !== null || bytes.length < promised)) {
    throw new DataError(
      `${place}: expected ${promised} bytes, found ${bytes.length}: the connection broke. Try again.`,
    );
  }
  if (isPage(bytes, response) && !/\.html?$/i.test(place)) {
    throw new DataError(
      `${place}: expected a file, found a web page: the host answers with a page of its own for missing files. Check the address.`,
    );
  }
  return bytes;
}

/** The length of the encoded body, if it is also that of the bytes. An answer from another host hides whether it is. */
function promisedLength(response: Response): number | null {
  const length = response.headers.get('content-length');
  const holds = response.type !== 'cors' && !response.headers.get('content-encoding');
  return holds && length !== null ? Number(length) : null;
}

/** The most bytes that are allocated in advance on a host's word. */
const TRUSTED = 2 ** 31;

interface Collecting {
  readonly report: (done: number) => void;
  readonly signal: AbortSignal | undefined;
  readonly room: Room | undefined;
}

const ownRoom: Room = (bytes) => new Uint8Array(bytes);

async function collect(
  response: Response,
  promised: number | null,
  place: string,
  { report, signal, room = ownRoom }: Collecting,
): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(0);
  // If the length is known, bytes go straight to their places: no second copy of a large file.
  let out = promised !== null && promised <= TRUSTED ? room(promised) : new Uint8Array(1 << 16);
  let at = 0;
  const pieces = piecesOf(response.body);
  try {
    for (;;) {
      const { done, value } = await within(PATIENCE, pieces.read(), place);
      signal?.throwIfAborted();
      if (done || !value) return at === out.length ? out : out.slice(0, at);
      if (at + value.length > out.length) {
        const larger = new Uint8Array(Math.max(2 * out.length, at + value.length));
        larger.set(out.subarray(0, at));
        out = larger;
      }
      out.set(value, at);
      at += value.length;
      report(at);
    }
  } catch (error) {
    if (error instanceof DataError || signal?.aborted) throw error;
    throw new DataError(`${place}: expected the whole file, found that the connection broke. Try again.`);
  } finally {
    pieces.cancel().catch(() => undefined);
  }
}

/** The most bytes of a piece of an answer. */
const PIECE = 1 << 20;

interface Pieces {
  /** The next bytes; they are valid until the next call. */
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/**
 * The pieces of a body as they arrive, all in the same memory if the engine can do that: pieces of a large file that wait
 * for the garbage collector take tens of megabytes.
 */
function piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): Pieces {
  let reader: ReadableStreamBYOBReader;
  try {
    reader = body.getReader({ mode: 'byob' });
  } catch {
    return body.getReader();
  }
  let room = new ArrayBuffer(PIECE);
  return {
    async read() {
      const { done, value } = await reader.read(new Uint8Array(room));
      if (value) room = value.buffer;
      return { done, value };
    },
    cancel: () => reader.cancel(),
  };
}

/** Waits for the next bytes for a limited time. */
async function within<T>(limit: number, promise: Promise<T>, place: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new DataError(
          `${place}: expected more of the file, found nothing for ${limit / 1000} seconds: the host stalled. Try again.`,
        ),
      );
    }, limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isPage(bytes: Uint8Array, response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  const start = new TextDecoder().decode(bytes.slice(0, 64)).trimStart().toLowerCase();
  return type.startsWith('text/html') || start.startsWith('<!doctype html') || start.startsWith('<html');
}
