interface Port {
  postMessage(message: null, transfer: readonly ArrayBuffer[]): void;
  close(): void;
}

/** The `MessageChannel` of browsers and Node, as far as it is needed here: pure rooms know no browser. */
interface Engine {
  readonly MessageChannel?: new () => { readonly port1: Port; readonly port2: Port };
}

/**
 * Returns the memory of buffers at once, rather than at the next garbage collection, which may come much later. Nobody may
 * use their arrays any more. Shared memory stays, because other threads read it.
 *
 * The buffers are sent to a port that nobody hears. `ArrayBuffer.prototype.transfer` is not enough: Chromium holds the memory
 * of a buffer that has come by a message until it collects the object that stands for it.
 */
export function releaseBuffers(buffers: Iterable<ArrayBufferLike>): void {
  const own = new Set<ArrayBuffer>();
  for (const buffer of buffers) if (buffer instanceof ArrayBuffer && buffer.byteLength > 0) own.add(buffer);
  const { MessageChannel } = globalThis as Engine;
  if (own.size === 0 || !MessageChannel) return;
  const { port1, port2 } = new MessageChannel();
  port2.close();
  try {
    port1.postMessage(null, [...own]);
  } catch {
    // A buffer that cannot be sent stays until the garbage collection.
  }
  port1.close();
}
