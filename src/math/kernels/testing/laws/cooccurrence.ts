import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byFrequency } from '../../../matrices/byFrequency.ts';
import type { Firings } from '../../../matrices/firings.ts';
import { random } from '../../../random/random.ts';
import type { CooccurrenceKernel, Kernels } from '../../interface.ts';
import { size, seeds, randomFirings, randomTile, denseFirings, naiveCounts, expectEqual } from './naive.ts';

/** The laws of `Kernels.cooccurrence`. */
export function describeCooccurrence(get: () => Kernels): void {
  test('counts are the naive BᵀB, for rare and for common features', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        size,
        seeds,
        fc.boolean(),
        fc.constantFrom(0.02, 0.3, 0.95),
        (blocks, features, seed, wide, share) => {
          const firings = randomFirings(blocks, features, seed, wide, share);
          const tile = randomTile(features, seed);
          const kernel = get().cooccurrence(firings);
          expectEqual(tileOf(kernel, ...tile), naiveCounts(denseFirings(firings), tile));
          kernel.free();
          expect(() => tileOf(kernel, 0, 0, 0, 0)).toThrow(/after free/);
        },
      ),
    );
  });

  test('counts are the naive BᵀB where features rise in frequency, and lists and bits meet within a row', () => {
    fc.assert(
      fc.property(size, seeds, fc.boolean(), fc.boolean(), (features, seed, wide, ordered) => {
        const mixed = firingsOfAllFrequencies(300, features, seed, wide);
        const firings = ordered ? byFrequency(mixed).firings : mixed;
        const tile = randomTile(features, seed);
        const kernel = get().cooccurrence(firings);
        expectEqual(tileOf(kernel, ...tile), naiveCounts(denseFirings(firings), tile));
        kernel.free();
      }),
    );
  });

  test('counts of many features in many blocks: a feature that fires in every m-th block shares with another the multiples of both', () => {
    const [blocks, features] = [40_000, 300];
    const every = (i: number) => 2 + (i % 37);
    const indices: number[] = [];
    const indptr = Uint32Array.from({ length: blocks + 1 }, (_, end) => {
      for (let i = 0; end > 0 && i < features; i++) if ((end - 1) % every(i) === 0) indices.push(i);
      return indices.length;
    });
    const kernel = get().cooccurrence({ blocks, features, indptr, indices: Uint16Array.from(indices) });
    const [i0, i1, j0, j1] = [3, 290, 100, 299];
    const found = tileOf(kernel, i0, i1, j0, j1);
    const width = j1 - j0;
    expect(found.length).toBe((i1 - i0) * width);
    const wrong = found.filter((count, at) => {
      const both = leastCommonMultiple(every(i0 + Math.floor(at / width)), every(j0 + (at % width)));
      return count !== Math.ceil(blocks / both);
    });
    expect(wrong).toEqual([]);
    kernel.free();
  });

  test('counts past 65,535 and past a byte in every lane', () => {
    const blocks = 70_000;
    const firings = {
      blocks,
      features: 2,
      indptr: Uint32Array.from({ length: blocks + 1 }, (_, b) => 2 * b),
      indices: Uint16Array.from({ length: 2 * blocks }, (_, p) => p % 2),
    };
    const kernel = get().cooccurrence(firings);
    expect(tileOf(kernel, 0, 2, 0, 2)).toEqual([blocks, blocks, blocks, blocks]);
    expect(() => tileOf(kernel, 0, 3, 0, 2)).toThrow(/\[0, 2\], found \[0, 3\)/);
    kernel.free();
  });
}

function leastCommonMultiple(a: number, b: number): number {
  let multiple = a;
  while (multiple % b !== 0) multiple += a;
  return multiple;
}

/** The counts of a tile, its rows one after the other. */
function tileOf(kernel: CooccurrenceKernel, i0: number, i1: number, j0: number, j1: number): number[] {
  const found: number[] = [];
  kernel.counts(i0, i1, j0, j1, (_, counts) => found.push(...counts));
  return found;
}

/** Firings whose features fire with probabilities from 0 to 1, in random order. */
function firingsOfAllFrequencies(blocks: number, features: number, seed: number, wide: boolean): Firings {
  const stream = random(seed + 5);
  const shares = Float64Array.from({ length: features }, () => stream.uniform() ** 3);
  const indices: number[] = [];
  const indptr = Uint32Array.from({ length: blocks + 1 }, (_, b) => {
    for (let i = 0; b > 0 && i < features; i++) if (stream.uniform() < shares[i]!) indices.push(i);
    return indices.length;
  });
  return { blocks, features, indptr, indices: wide ? Uint32Array.from(indices) : Uint16Array.from(indices) };
}
