import { readInto, type Room } from './room.ts';
import { makeRoom, storageEstimate } from './storedRoom.ts';

/** The name of the browser's cache in which parts of remote files are stored. */
const STORE = 'tricosm-parts';
/** Smaller parts are read again: that costs little, and they would only fill the list of stored files. In bytes. */
export const SMALLEST_STORED = 1 << 19;
const PIECE = 1 << 20;

/**
 * A part of a remote file: from the browser's storage if it is there, else it is read and stored. The storage may be
 * missing, closed or full; the part is read all the same, and nobody waits until it is stored.
 *
 * @param key  an address that identifies the part: file, version, range
 * @param room  makes the array that a stored part is read into
 */
export async function storedPart(
  key: string,
  size: number,
  read: () => Promise<Uint8Array>,
  room?: Room,
): Promise<Uint8Array> {
  if (size < SMALLEST_STORED) return read();
  const store = await openStore();
  const found = await store?.match(key).catch(() => undefined);
  if (found) {
    const bytes = await bytesOf(found, size, room);
    if (bytes.length === size) return bytes;
  }
  const bytes = await read();
  if (store) {
    void put(store, key, bytes).then(
      () => tell(''),
      (error: unknown) => tell(whyNot(error)),
    );
  }
  return bytes;
}

/** The bytes of a stored answer; those of another number of bytes than expected may be incomplete. */
async function bytesOf(found: Response, size: number, room: Room | undefined): Promise<Uint8Array> {
  if (!room || !found.body) return new Uint8Array(await found.arrayBuffer());
  return readInto(room(size), found.body).catch(() => new Uint8Array(0));
}

async function put(store: Cache, key: string, bytes: Uint8Array): Promise<void> {
  if (!(await makeRoom(store, bytes.length, await storageEstimate()))) {
    throw new DOMException('the parts take all the room that they may', 'QuotaExceededError');
  }
  await store.put(key, responseOf(bytes));
}

/** Tells the page, from the worker that reads, why the last part was not stored; empty if it was. */
function tell(fault: string): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(STORE);
  channel.postMessage(fault);
  channel.close();
}

/**
 * Listens for the reasons why parts are not stored, or an empty text once one is. Returns a function that stops it. A
 * browser without `BroadcastChannel` reports nothing.
 */
export function onStoreFault(listener: (fault: string) => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(STORE);
  channel.onmessage = ({ data }: MessageEvent<string>) => listener(data);
  return () => channel.close();
}

/** The store; null if this browser or page has none, for example because the page came without https. */
export async function openStore(): Promise<Cache | null> {
  if (!('caches' in globalThis)) return null;
  try {
    return await caches.open(STORE);
  } catch {
    return null;
  }
}

/**
 * An answer that gives the bytes piece by piece, so that no second copy of a large part is made at once. Shared memory is
 * copied, because answers do not take it.
 */
function responseOf(bytes: Uint8Array): Response {
  const piece = bytes.buffer instanceof ArrayBuffer ? bytes.subarray.bind(bytes) : bytes.slice.bind(bytes);
  let at = 0;
  const pieces = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(piece(at, at + PIECE));
      at += PIECE;
    },
  });
  const headers = { 'x-size': String(bytes.length), 'x-date': new Date().toISOString() };
  return new Response(pieces, { headers });
}

function whyNot(error: unknown): string {
  const full = error instanceof Error && error.name === 'QuotaExceededError';
  return full
    ? 'The browser’s storage is full: the file that was read last is open, but it will be read again next time. Delete some of the files.'
    : 'The browser did not store what was read last; it will be read again next time.';
}
