import type { KernelCalls } from './calls.ts';
import type { KernelMemory } from './memory.ts';

/**
 * A memory and the kernels that work on it. Room is reserved from one end; a call returns the room that it reserves by
 * `scoped`. `reserve` may move the memory, so take views after it.
 */
export interface Arena {
  readonly call: KernelCalls;
  /** Reserves bytes at a 64-byte boundary, not cleared, and returns their address. */
  reserve(bytes: number): number;
  /** Copies an array into the memory and returns its address. */
  put(array: Float32Array | Float64Array | Uint32Array | Uint16Array | Int32Array): number;
  /** Calls `run` and returns all room reserved meanwhile. */
  scoped<T>(run: () => T): T;
  singles(address: number, length: number): Float32Array;
  doubles(address: number, length: number): Float64Array;
  words(address: number, length: number): Uint32Array;
  halfWords(address: number, length: number): Uint16Array;
  bytes(address: number, length: number): Uint8Array;
  /** Bytes of the memory, reserved or not. */
  size(): number;
  /** Returns all room. */
  clear(): void;
}

const PAGE = 65536;
/** Room begins here, because the address 0 means “absent”. */
const START = 64;

/**
 * An arena in a fresh memory; grows as needed.
 *
 * @throws RangeError (from `reserve`) when the engine gives no more memory
 */
export function createArena(memory: KernelMemory): Arena {
  let top = START;
  const arena: Arena = {
    call: memory.call,
    reserve(bytes) {
      const address = top;
      const end = Math.ceil((address + bytes) / 64) * 64;
      if (end > memory.buffer().byteLength) grow(memory, end);
      top = end;
      return address;
    },
    put(array) {
      const address = arena.reserve(array.byteLength);
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      new Uint8Array(memory.buffer(), address, array.byteLength).set(bytes);
      return address;
    },
    scoped(run) {
      const before = top;
      try {
        return run();
      } finally {
        top = before;
      }
    },
    singles: (address, length) => new Float32Array(memory.buffer(), address, length),
    doubles: (address, length) => new Float64Array(memory.buffer(), address, length),
    words: (address, length) => new Uint32Array(memory.buffer(), address, length),
    halfWords: (address, length) => new Uint16Array(memory.buffer(), address, length),
    bytes: (address, length) => new Uint8Array(memory.buffer(), address, length),
    size: () => memory.buffer().byteLength,
    clear() {
      top = START;
    },
  };
  return arena;
}

function grow(memory: KernelMemory, end: number): void {
  const held = memory.buffer().byteLength;
  try {
    memory.grow(Math.ceil((end - held) / PAGE));
  } catch (cause) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20).toLocaleString('en');
    throw new RangeError(
      `kernels: ${megabytes(end)} MB of memory are needed, ${megabytes(held)} MB are held and the engine ` +
        'gives no more; close other tabs, or take fewer features or fewer rows at a time',
      { cause },
    );
  }
}

/** A supply of arenas. It keeps some for reuse, because fresh memory is slow to get, and lets the others go. */
export interface Arenas {
  /** @param bytes  an estimate of the room that the caller will reserve */
  take(bytes?: number): Arena;
  give(arena: Arena): void;
  /** Lets arenas go, the largest first, that are too large to be kept after a job. */
  trim(): void;
}

/** Arenas and bytes that a worker keeps for the next pass: its part of a large layer that two workers share. */
const KEPT = 8;
const KEPT_BYTES = 96 * 2 ** 20;
/** Bytes that a worker keeps when a job has ended. */
const KEPT_AFTER = 32 * 2 ** 20;

/** @param open  makes a fresh memory */
export function createArenas(open: () => KernelMemory): Arenas {
  /** smallest first */
  const idle: Arena[] = [];
  const held = () => idle.reduce((sum, arena) => sum + arena.size(), 0);
  return {
    take(bytes = 0) {
      const fits = idle.findIndex((arena) => arena.size() >= bytes);
      const [arena] = idle.splice(fits < 0 ? idle.length - 1 : fits, 1);
      return arena ?? createArena(open());
    },
    give(arena) {
      arena.clear();
      // A single one may be larger, because a job may take it again for each of its passes.
      if (idle.length >= KEPT || (idle.length > 0 && held() + arena.size() > KEPT_BYTES)) return;
      idle.push(arena);
      idle.sort((a, b) => a.size() - b.size());
    },
    trim() {
      while (held() > KEPT_AFTER) idle.pop();
    },
  };
}
