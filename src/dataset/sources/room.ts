/** Makes the array that the bytes of a file are read into. */
export type Room = (bytes: number) => Uint8Array;

/** Smaller arrays are copied to other workers at no cost worth saving, in bytes. */
const WORTH_SHARING = 1 << 20;

/** Whether this page may share memory among its workers. */
const mayShare = (): boolean =>
  typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated === true;

/** A buffer that all workers of the page can read in place, if the page may share memory; else one of this worker. */
const bufferToShare = (bytes: number): ArrayBufferLike =>
  bytes >= WORTH_SHARING && mayShare() ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);

/**
 * Room for an array that every worker reads, such as a decoder: a second copy, for the other workers, would double its
 * memory.
 */
export const roomToShare: Room = (bytes) => new Uint8Array(bufferToShare(bytes));

/** Room for `count` float32 numbers that every worker reads; see `roomToShare`. */
export const floatsToShare = (count: number): Float32Array => new Float32Array(bufferToShare(4 * count));

/**
 * Reads a stream into an array.
 *
 * @returns the part of it that is filled
 * @throws RangeError when there are more bytes than the array has room for
 */
export async function readInto(out: Uint8Array, stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return out.subarray(0, at);
    out.set(value, at);
    at += value.length;
  }
}
