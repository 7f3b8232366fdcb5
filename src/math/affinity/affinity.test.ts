import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Firings } from '../matrices/firings.ts';
import { random } from '../random/random.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { CancelledError, type Work } from '../work/work.ts';
import type { Affinity } from './affinity.ts';
import { angularAffinity } from './angular.ts';
import { cosineAffinity } from './cosine.ts';
import { countedAffinity, countedProduct, countFirings, keepCounts } from './counted.ts';
import { firingsProduct } from './firingsProduct.ts';
import { dealtStrips, halfSquareBounds, pairsIn } from './halfSquare.ts';
import { normalise } from './normalised.ts';
import { phiAffinity } from './phi.ts';
import { restrictCooccurrence, restrictFirings } from './restrict.ts';
import { simpleMatchingAffinity } from './simpleMatching.ts';
import {
  denseAffinity,
  denseCounts,
  denseSimilarity,
  denseTimes,
  firingsOf,
  halfCounts,
  smallDirections,
  smallFirings,
} from './testing/testWorlds.ts';

type Make = (firings: Firings, work: Work) => Promise<Affinity>;

const fromFirings: Record<string, Make> = {
  phi: async (firings, work) => phiAffinity(await firingsProduct(firings, work)),
  smc: async (firings, work) => simpleMatchingAffinity(await firingsProduct(firings, work)),
  jaccard: async (firings, work) => countedAffinity('jaccard', await countFirings(firings, work), work),
  dice: async (firings, work) => countedAffinity('dice', await countFirings(firings, work), work),
  overlap: async (firings, work) => countedAffinity('overlap', await countFirings(firings, work), work),
};
const fromCounts: Record<string, Make> = {
  phi: async (firings, work) =>
    phiAffinity(countedProduct(await keepCounts(halfCounts(firings), work), work)),
  smc: async (firings, work) =>
    simpleMatchingAffinity(countedProduct(await keepCounts(halfCounts(firings), work), work)),
  jaccard: async (f, work) => countedAffinity('jaccard', await keepCounts(halfCounts(f), work), work),
  dice: async (f, work) => countedAffinity('dice', await keepCounts(halfCounts(f), work), work),
  overlap: async (f, work) => countedAffinity('overlap', await keepCounts(halfCounts(f), work), work),
};

const someVectors = (n: number, width: number, seed: number) => {
  const stream = random(seed);
  return Float64Array.from({ length: n * width }, () => stream.normal());
};
const settings = fc.record({
  size: fc.constantFrom(1, 2, 3, 8),
  width: fc.integer({ min: 1, max: 5 }),
  seed: fc.integer(),
});

async function expectProducts(
  make: (work: Work) => Promise<Affinity>,
  dense: number[][],
  { size, width, seed }: { size: number; width: number; seed: number },
  digits: number,
) {
  const work = teamWork(size);
  const affinity = await make(work);
  const v = someVectors(dense.length, width, seed);
  const before = v.slice();
  const found = await affinity.times(v, width);
  expect(v).toEqual(before);
  denseTimes(dense, v, width).forEach((value, p) => expect(found[p]).toBeCloseTo(value, digits));
  await affinity.free();
  expect(work.held()).toBe(0);
}

describe.each([
  ['firings', fromFirings],
  ['counts', fromCounts],
])('affinities of %s', (_, made) => {
  it.each(Object.entries(made))('%s is its definition, whatever the team', async (name, make) => {
    await fc.assert(
      fc.asyncProperty(smallFirings, settings, async (firings, setting) => {
        await expectProducts((work) => make(firings, work), denseAffinity(name, firings), setting, 10);
      }),
    );
  });
});

describe('affinities of directions', () => {
  it('cosine is (1 + cos)/2', async () => {
    await fc.assert(
      fc.asyncProperty(smallDirections, settings, async (x, setting) => {
        const dense = denseSimilarity(x, (cosine) => (1 + cosine) / 2);
        await expectProducts((work) => cosineAffinity(x, work), dense, setting, 10);
      }),
    );
  });

  it('angular is 1 − arccos(cos)/π, to float32, parallel rows included', async () => {
    await fc.assert(
      fc.asyncProperty(smallDirections, settings, async (x, setting) => {
        const dense = denseSimilarity(x, (cosine) => 1 - Math.acos(cosine) / Math.PI);
        await expectProducts((work) => angularAffinity(x, work), dense, setting, 5);
      }),
    );
  });
});

describe('normalise', () => {
  it('is D^-½AD^-½ with a zero row for isolated features', async () => {
    await fc.assert(
      fc.asyncProperty(smallFirings, settings, async (firings, { width, seed }) => {
        const work = teamWork(1);
        const affinity = await fromFirings.jaccard!(firings, work);
        const dense = denseAffinity('jaccard', firings);
        const degrees = dense.map((row) => row.reduce((sum, value) => sum + value, 0));
        const normalised = await normalise(affinity);
        expect(normalised.isolated).toBe(degrees.filter((degree) => degree === 0).length);
        const roots = degrees.map((degree) => (degree === 0 ? 1 : Math.sqrt(degree)));
        roots.forEach((root, i) => expect(normalised.roots[i]).toBeCloseTo(root, 10));
        const scaled = dense.map((row, i) => row.map((value, j) => value / roots[i]! / roots[j]!));
        const v = someVectors(firings.features, width, seed);
        const found = await normalised.operator(v, width);
        denseTimes(scaled, v, width).forEach((value, p) => expect(found[p]).toBeCloseTo(value, 10));
      }),
    );
  });

  it('counts features as isolated if their affinities cancel up to rounding', async () => {
    // Two features that alternate: phi = −1, phi + 1 = 0.
    const turns = firingsOf(2, [[0], [1], [0], [1], [1]]);
    const normalised = await normalise(await fromFirings.phi!(turns, teamWork(1)));
    expect(normalised.isolated).toBe(2);
    expect([...(await normalised.operator(Float64Array.of(1, 2), 1))]).toEqual([0, 0]);
  });
});

describe('counting', () => {
  it('holds counts beyond 65,535 in 32 bits', async () => {
    const blocks = 66_000;
    const firings = firingsOf(
      3,
      Array.from({ length: blocks }, (_, b) => (b % 3 === 0 ? [0, 1, 2] : [0, 2])),
    );
    const v = Float64Array.of(1, 10, 100);
    const affinity = await fromFirings.overlap!(firings, teamWork(2));
    const product = await affinity.times(v, 1);
    [110, 101, 11].forEach((value, i) => expect(product[i]).toBeCloseTo(value, 9));
    const counts = countedProduct(await countFirings(firings, teamWork(1)), teamWork(1));
    expect(counts.fired).toEqual(Uint32Array.of(66_000, 22_000, 66_000));
  });

  it('gives the members nearly the same number of pairs', () => {
    for (const size of [1, 2, 3, 8]) {
      const n = 1000;
      const bounds = halfSquareBounds(n, size);
      expect(bounds[0]).toBe(0);
      expect(bounds[size]).toBe(n);
      const pairs = Array.from({ length: size }, (_, m) => {
        let sum = 0;
        for (let i = bounds[m]!; i < bounds[m + 1]!; i++) sum += n - i;
        return sum;
      });
      for (const count of pairs) expect(count / ((n * n) / 2 / size)).toBeCloseTo(1, 1);
    }
  });

  it('deals all rows once, and pairs evenly', () => {
    for (const [n, size] of [
      [0, 3],
      [3, 8],
      [1000, 1],
      [1000, 8],
      [20_000, 2],
    ] as const) {
      const shares = dealtStrips(n, size);
      expect(shares).toHaveLength(size);
      const rows = shares
        .flat()
        .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, r) => from + r));
      expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      if (n < 1000) continue;
      const all = pairsIn({ from: 0, to: n }, n);
      for (const own of shares) {
        expect((own.reduce((sum, span) => sum + pairsIn(span, n), 0) * size) / all).toBeCloseTo(1, 1);
      }
    }
  });

  it('keeps nothing when it is cancelled', async () => {
    const firings = firingsOf(3, [[0, 1], [2]]);
    const work = teamWork(2);
    const cancelled = { ...work, pause: () => Promise.reject(new CancelledError()) };
    await expect(countFirings(firings, cancelled)).rejects.toThrow(CancelledError);
    const x = { data: new Float32Array(6), rows: 3, columns: 2 };
    await expect(angularAffinity(x, cancelled)).rejects.toThrow(CancelledError);
    expect(work.held()).toBe(0);
  });
});

describe('restricting to chosen features', () => {
  it('keeps their counts, from firings and from counts alike', () => {
    fc.assert(
      fc.property(smallFirings, fc.integer(), (firings, seed) => {
        const stream = random(seed);
        const kept = Uint32Array.from(
          Array.from({ length: firings.features }, (_, i) => i).filter(() => stream.uniform() < 0.6),
        );
        const dense = denseCounts(firings);
        const expected = [...kept].map((i) => [...kept].map((j) => dense[i]![j]!));
        const some = restrictFirings(firings, kept);
        expect(denseCounts(some)).toEqual(expected);
        expect(restrictCooccurrence(halfCounts(firings), kept)).toEqual(halfCounts(some));
      }),
    );
  });
});
