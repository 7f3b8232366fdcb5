import type { KernelCalls } from '../../src/math/kernels/wasm/calls.ts';
import type { KernelMemory } from '../../src/math/kernels/wasm/memory.ts';

/** The largest memory that 32-bit addresses reach, in pages of 64 KiB. */
const MOST_PAGES = 65536;

/** Instantiates a compiled module of the kernels with a memory of its own, one page at first. */
export function openMemory(module: WebAssembly.Module): KernelMemory {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return {
    call: exports as unknown as KernelCalls,
    buffer: () => memory.buffer,
    grow: (pages) => void memory.grow(pages),
  };
}
