import type { KernelCalls } from './calls.ts';

/** An instance of the kernels' module and its memory. Workers make it, so that math needs no WebAssembly. */
export interface KernelMemory {
  readonly call: KernelCalls;
  /** The bytes of the memory; a new buffer after `grow`. */
  buffer(): ArrayBuffer;
  /**
   * Adds pages of 64 KiB.
   *
   * @throws RangeError when the engine gives no more memory
   */
  grow(pages: number): void;
}
