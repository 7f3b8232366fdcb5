import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import type { Kernels } from '../kernels/interface.ts';
import { kernels, useKernels } from '../kernels/kernels.ts';
import { matrix } from '../matrices/matrix.ts';
import { quietWork } from '../work/work.ts';
import { cutBlocks } from './blocks.ts';
import { encodeTokens } from './tokenActivations.ts';
import { encodeFirings } from './encode.ts';
import { firingCutoffs, normalised, type Encoder } from './encoder.ts';
import { KINDS, tokensOf, wholes, world } from './testing/worlds.ts';

let before: Kernels;
beforeAll(async () => {
  before = kernels();
  useKernels(await loadKernels());
});
afterAll(() => useKernels(before));

/** Activations of one token, `[features]`, by the definitions. */
function activationsAt({ weights, shift, activation }: Encoder, x: ArrayLike<number>): number[] {
  const raw = Array.from({ length: weights.rows }, (_, f) => {
    let sum = shift[f]!;
    for (let j = 0; j < weights.columns; j++) sum += weights.data[f * weights.columns + j]! * x[j]!;
    return sum;
  });
  switch (activation.kind) {
    case 'relu':
      return raw.map((p, f) => Math.max(0, p + activation.bias[f]!));
    case 'jumprelu':
      return raw.map((p, f) =>
        p + activation.bias[f]! > activation.threshold[f]! ? Math.max(0, p + activation.bias[f]!) : 0,
      );
    case 'topk': {
      const all = raw.map((p, f) => ({ p: p + activation.bias[f]!, f }));
      const chosen = all.toSorted((a, b) => b.p - a.p || a.f - b.f).slice(0, activation.k);
      const out = raw.map(() => 0);
      for (const { p, f } of chosen) out[f] = Math.max(0, p);
      return out;
    }
    case 'gated':
      return raw.map((p, f) =>
        p + activation.gateBias[f]! > 0 ? Math.max(0, p + activation.magnitudeBias[f]!) : 0,
      );
  }
}

describe('encodeFirings', () => {
  it.each(KINDS)(
    'follows the definition of %s, also for ties and activations exactly at the threshold',
    async (kind) => {
      const documents = fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 6 });
      const cases = fc.record({
        documents,
        features: fc.integer({ min: 3, max: 20 }),
        dim: fc.integer({ min: 1, max: 9 }),
        length: fc.integer({ min: 1, max: 4 }),
        drop: fc.integer({ min: 0, max: 2 }),
        threshold: fc.integer({ min: 0, max: 2 }),
        chunk: fc.integer({ min: 1, max: 20 }),
        seed: fc.integer({ min: 0, max: 1000 }),
      });
      await fc.assert(
        fc.asyncProperty(cases, async ({ documents: sizes, features, dim, length, drop, seed, ...rest }) => {
          const offsets = [0];
          for (const size of sizes) offsets.push(offsets.at(-1) + size);
          const count = offsets.at(-1);
          const x = matrix(wholes(count * dim, 2, seed + 9), count, dim);
          const encoder = world(kind, features, dim, seed);
          const blocks = cutBlocks(offsets, length, drop);
          const found = await encodeFirings(encoder, tokensOf(x), blocks, rest, quietWork);
          const expected: number[][] = [];
          sizes.forEach((size, i) => {
            for (let at = drop; at + length <= size; at += length) {
              const fires = new Set<number>();
              for (let t = offsets[i]! + at; t < offsets[i]! + at + length; t++) {
                activationsAt(encoder, x.data.subarray(t * dim, (t + 1) * dim)).forEach((value, f) => {
                  if (value > rest.threshold) fires.add(f);
                });
              }
              expected.push([...fires].sort((a, b) => a - b));
            }
          });
          const rows = expected.map((_, b) => [...found.indices.slice(found.indptr[b], found.indptr[b + 1])]);
          expect(rows).toEqual(expected);
          expect(found.blocks).toBe(expected.length);
        }),
        { numRuns: 40 },
      );
    },
  );

  it.each(KINDS)('gives the activations at each token by the definition of %s', async (kind) => {
    const [count, dim, features] = [30, 5, 9];
    const x = matrix(wholes(count * dim, 2, 7), count, dim);
    const encoder = world(kind, features, dim, 3);
    const options = { threshold: 0, drop: 1 };
    const found = await encodeTokens(encoder, tokensOf(x), [0, 10, 10, 30], options, quietWork);
    expect([...found.tokens]).toEqual([...Array(30).keys()].filter((t) => t !== 0 && t !== 10));
    expect([...found.document.slice(8, 10)]).toEqual([0, 2]);
    found.tokens.forEach((t, at) => {
      const dense = new Array<number>(features).fill(0);
      for (let p = found.indptr[at]!; p < found.indptr[at + 1]!; p++)
        dense[found.indices[p]!] = found.values[p]!;
      expect(dense).toEqual(activationsAt(encoder, x.data.subarray(t * dim, (t + 1) * dim)));
    });
  });

  it('decides in float64 what float32 cannot resolve', async () => {
    // 1 + 2⁻²⁶ exceeds 1, though its float32 is 1; the large entries cancel exactly.
    const dim = 300;
    const x = new Float32Array(2 * dim);
    for (const t of [0, 1]) {
      x[t * dim] = 4096;
      x[t * dim + 299] = -4096;
      x[t * dim + 100] = 1;
      x[t * dim + 200] = t === 0 ? 0 : 2 ** -26;
    }
    const weights = matrix(new Float32Array(dim).fill(1), 1, dim);
    const shift = new Float64Array(1);
    const encoder: Encoder = {
      weights,
      shift,
      normalisation: 'none',
      activation: { kind: 'relu', bias: new Float32Array(1) },
    };
    const found = await encodeFirings(
      encoder,
      tokensOf(matrix(x, 2, dim)),
      cutBlocks([0, 2], 1, 0),
      { threshold: 1 },
      quietWork,
    );
    expect([...found.indptr]).toEqual([0, 0, 1]);
  });

  it.each(KINDS)(
    'a token that is not a number fires nothing, and stops no other of its block, by %s',
    async (kind) => {
      const encoder = world(kind, 9, 4, 1);
      const x = matrix(wholes(48, 2, 3), 12, 4);
      const blocks = cutBlocks([0, 12], 6, 0);
      const encode = (chunk: number) =>
        encodeFirings(encoder, tokensOf(x), blocks, { threshold: 0, chunk }, quietWork);
      x.data[4 * 4] = NaN;
      const found = await encode(64);
      expect(found.indices.length).toBeGreaterThan(5);
      const chunks = await Promise.all([1, 2, 5].map(encode));
      chunks.forEach((other) => expect(other).toEqual(found));
    },
  );

  it('has no blocks if no document is long enough', async () => {
    const encoder = world('relu', 4, 2, 1);
    const tokens = tokensOf(matrix(new Float32Array(6), 3, 2));
    const found = await encodeFirings(encoder, tokens, cutBlocks([0, 3], 4, 0), { threshold: 1 }, quietWork);
    expect([found.blocks, found.indices.length]).toEqual([0, 0]);
  });
});

describe('cutBlocks', () => {
  it('drops the beginnings and the tails of documents', () => {
    const plan = cutBlocks([0, 7, 9, 16], 3, 1);
    expect([...plan.starts]).toEqual([1, 4, 10, 13]);
    expect([...plan.document]).toEqual([0, 0, 2, 2]);
    expect(plan.dropped).toBe(4);
    expect(() => cutBlocks([0, 4, 2], 1, 0)).toThrow(RangeError);
  });
});

describe('normalised', () => {
  it('gives unit spread about zero, or length √dim, and keeps a zero token', () => {
    const x = matrix(Float32Array.of(1, 2, 3, 6, 0, 0, 0, 0), 2, 4);
    const layer = normalised(x, 'layer norm').data;
    expect(layer.slice(0, 4).reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(3, 4);
    expect(layer.slice(0, 4).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
    const constant = normalised(x, 'constant norm').data;
    expect(Math.hypot(...constant.slice(0, 4))).toBeCloseTo(2, 5);
    expect([...constant.slice(4)]).toEqual([0, 0, 0, 0]);
  });
});

it('a negative threshold is refused', () => {
  expect(() => firingCutoffs(world('relu', 2, 2, 1), -1)).toThrow(RangeError);
});
