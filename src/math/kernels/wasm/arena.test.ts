import { base64 as simd } from 'virtual:kernels/simd';
import { expect, test } from 'vitest';
import { openMemory } from '../../../../workers/kernels/memory.ts';
import { matrix } from '../../matrices/matrix.ts';
import { createArena, createArenas } from './arena.ts';
import { lifetime } from '../checks.ts';
import { passingRows } from './rowStore.ts';
import { wasmDense } from './wasmDense.ts';
import { wasmPairs } from './wasmPairs.ts';
import { wasmPasses } from './wasmPasses.ts';

const module = new WebAssembly.Module(Uint8Array.from(atob(simd), (character) => character.charCodeAt(0)));
const open = () => openMemory(module);

test('returned memory is used again: many rounds do not grow it', () => {
  const arenas = createArenas(open);
  const x = matrix(new Float32Array(200 * 30).fill(1), 200, 30);
  const sizes = new Set<number>();
  for (let round = 0; round < 100; round++) {
    const [dense, pairs] = [wasmDense(arenas, x), wasmPairs(arenas, x, 3, 'euclidean')];
    dense.gram();
    pairs.sweep(0, 200);
    dense.free();
    pairs.free();
    const [first, second] = [arenas.take(), arenas.take()];
    sizes.add(first.size()).add(second.size());
    arenas.give(second);
    arenas.give(first);
  }
  expect(sizes.size).toBeLessThanOrEqual(2);
});

test('passes over rows that are not kept take a few megabytes, however many the rows', () => {
  const arenas = createArenas(open);
  const x = matrix(new Float32Array(6000 * 1000).fill(1), 6000, 1000);
  const passes = wasmPasses(passingRows(arenas, x), lifetime('test'));
  passes.normal(new Float64Array(8000), 8);
  passes.gramTile(0, 96, 0, 1000);
  expect(arenas.take().size()).toBeLessThan(5e6);
});

test('room reserved within a scope is returned, also after an error', () => {
  const arena = createArena(open());
  const first = arena.scoped(() => arena.reserve(100));
  expect(() =>
    arena.scoped(() => {
      arena.reserve(100);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(arena.reserve(8)).toBe(first);
  expect(arena.reserve(8)).toBe(first + 64);
});

test('an array put into memory stays there when the memory grows', () => {
  const arena = createArena(open());
  const address = arena.put(Float64Array.of(1, 2, 3));
  const before = arena.size();
  arena.reserve(10 * before);
  expect(arena.size()).toBeGreaterThan(10 * before);
  expect([...arena.doubles(address, 3)]).toEqual([1, 2, 3]);
});

test('a request beyond the largest memory is refused in a sentence', () => {
  const arena = createArena(open());
  expect(() => arena.reserve(2 ** 33)).toThrow(/kernels: 8,193 MB of memory are needed, 1 MB are held/);
  expect(arena.size()).toBe(65536);
});

test('an arena is used again for a request that fits it; an arena above the limit is not kept', () => {
  const arenas = createArenas(open);
  const [small, large, huge] = [arenas.take(), arenas.take(), arenas.take()];
  large.reserve(2 ** 20);
  huge.reserve(100 * 2 ** 20);
  for (const arena of [large, huge, small]) arenas.give(arena);
  expect(arenas.take(2 ** 20)).toBe(large);
  expect(arenas.take()).toBe(small);
  expect(arenas.take()).not.toBe(huge);
});

test('a single arena above the limit is kept for the next pass, until memory is trimmed', () => {
  const arenas = createArenas(open);
  const huge = arenas.take();
  huge.reserve(100 * 2 ** 20);
  arenas.give(huge);
  expect(arenas.take(100 * 2 ** 20)).toBe(huge);
  arenas.give(huge);
  arenas.trim();
  expect(arenas.take()).not.toBe(huge);
});
