/** `ArrayBuffer.prototype.transfer` of ECMAScript 2024, which not every browser has. */
interface Transferable {
  transfer?(bytes: number): ArrayBuffer;
}

/**
 * Returns the memory of buffers at once, rather than at the next garbage collection, which may come much later. Nobody may
 * use their arrays any more. Shared memory stays, because other threads read it.
 */
export function releaseBuffers(buffers: Iterable<ArrayBufferLike>): void {
  for (const buffer of buffers) {
    if (buffer instanceof ArrayBuffer) (buffer as Transferable).transfer?.(0);
  }
}
