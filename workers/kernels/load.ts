import type { Kernels } from '../../src/math/kernels/interface.ts';
import { plainKernels } from '../../src/math/kernels/plain/plain.ts';
import { wasmKernels } from '../../src/math/kernels/wasm/wasm.ts';
import { openMemory } from './memory.ts';

/**
 * Loads the fastest kernels that this engine runs: relaxed SIMD, else SIMD, else the plain ones.
 *
 * @param wanted  the set to load instead, for comparing sets
 * @throws Error when the engine does not run the wanted set
 */
export async function loadKernels(wanted?: Kernels['name']): Promise<Kernels> {
  if (wanted === 'plain') return plainKernels;
  if (wanted !== 'simd') {
    const bytes = decode(await import('virtual:kernels/relaxedSimd'));
    if (validate(bytes) || (enableRelaxedSimd() && validate(bytes))) {
      return compiled(bytes, 'relaxed-simd');
    }
  }
  if (wanted !== 'relaxed-simd') {
    const bytes = decode(await import('virtual:kernels/simd'));
    if (validate(bytes)) return compiled(bytes, 'simd');
  }
  if (wanted) throw new Error(`kernels: this engine does not run “${wanted}”; leave the choice out`);
  return plainKernels;
}

async function compiled(bytes: Uint8Array<ArrayBuffer>, name: 'relaxed-simd' | 'simd'): Promise<Kernels> {
  const module = await WebAssembly.compile(bytes);
  return wasmKernels(() => openMemory(module), name);
}

/** Whether the engine knows every instruction of a module: the surest test for a feature. */
function validate(bytes: Uint8Array<ArrayBuffer>): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(bytes);
}

/** Sets the flag for relaxed SIMD, which Node 20 can set at run time; returns whether there is such a flag. */
function enableRelaxedSimd(): boolean {
  if (typeof process === 'undefined' || !process.versions?.node?.startsWith('20.')) return false;
  const v8 = process.getBuiltinModule?.('node:v8');
  v8?.setFlagsFromString('--experimental-wasm-relaxed-simd');
  return v8 !== undefined;
}

/** The bytes of a compilation. Each is a file of its own: an engine needs one of them. */
function decode({ base64 }: { readonly base64: string }): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
