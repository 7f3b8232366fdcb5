import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFastKernels } from '../../../../../test/fastKernels.ts';
import { restrictFirings } from '../../../../math/affinity/restrict.ts';
import { rowStart, type Cooccurrence } from '../../../../math/matrices/cooccurrence.ts';
import type { Firings } from '../../../../math/matrices/firings.ts';
import { takeRows } from '../../../../math/matrices/matrix.ts';
import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { permutation, random } from '../../../../math/random/random.ts';
import { CancelledError, quietWork } from '../../../../math/work/work.ts';
import { ALL_AFFINITIES } from '../affinities/affinities.ts';
import { lobes, type AffinityName, type LobesParameters } from '../index.ts';

withFastKernels();

interface Clusters {
  eigenvalues: number[];
  clusters: Record<string, { labels: string; seedsAgree: boolean }>;
}
interface Fixture {
  features: number;
  blocks: number;
  dim: number;
  silent: number[];
  alwaysOn: number[];
  lobe: string;
  indptr: string;
  indices: string;
  decoder: string;
  kept: Record<string, Clusters>;
  all: Record<string, Clusters>;
}
const fixture = JSON.parse(
  readFileSync(new URL('../fixtures/lobes.json', import.meta.url), 'utf8'),
) as Fixture;

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
const firings: Firings = {
  blocks: fixture.blocks,
  features: fixture.features,
  indptr: new Uint32Array(bytes(fixture.indptr).buffer),
  indices: new Uint16Array(bytes(fixture.indices).buffer),
};
const decoder = {
  data: new Float32Array(bytes(fixture.decoder).buffer),
  rows: fixture.features,
  columns: fixture.dim,
};
const usual = { k: 4, seed: 42, keepSilent: false } satisfies Partial<LobesParameters>;

/** Counts as a file would have them. */
function counted({ blocks, features, indptr, indices }: Firings): Cooccurrence {
  const counts = new Uint32Array((features * (features + 1)) / 2);
  for (let b = 0; b < blocks; b++) {
    for (let p = indptr[b]!; p < indptr[b + 1]!; p++) {
      for (let q = p; q < indptr[b + 1]!; q++)
        counts[rowStart(indices[p]!, features) + indices[q]! - indices[p]!]!++;
    }
  }
  return { features, blocks, counts };
}

const input = { firings, decoder };
const fromCounts = { cooccurrence: counted(firings) };

function expectAgreement(found: Int32Array, expected: Clusters['clusters'][string]) {
  const clustered = [...found].filter((label) => label >= 0);
  const agreement = adjustedMutualInformation(clustered, bytes(expected.labels));
  // Where scikit-learn's own seeds disagree, so may ours.
  expect(agreement).toBeGreaterThan(expected.seedsAgree ? 0.999 : 0.9);
}

describe('lobes agree with scikit-learn', () => {
  const cases = (['kept', 'all'] as const).flatMap((which) =>
    Object.keys(fixture[which]).map((name) => [which, name as AffinityName] as const),
  );
  it.each(cases)('%s features, %s', async (which, affinity) => {
    const expected = fixture[which][affinity]!;
    for (const k of [2, 3, 4, 8]) {
      const parameters = { affinity, k, seed: 42, keepSilent: which === 'all', eigenvalues: 9 };
      const found = await lobes(input, parameters, quietWork);
      expectAgreement(found.labels, expected.clusters[k]!);
      expect(found.converged).toBe(true);
      expected.eigenvalues.forEach((value, i) => expect(found.eigenvalues[i]).toBeCloseTo(value, 6));
      expect([...found.sizes]).toEqual([...found.sizes].sort((a, b) => b - a));
      expect(found.clustered).toBe(which === 'all' ? 160 : 155);
    }
  });

  it.each(cases.filter(([, name]) => name !== 'cosine' && name !== 'angular'))(
    'from counts instead of firings: %s features, %s',
    async (which, affinity) => {
      const parameters = { ...usual, affinity, keepSilent: which === 'all' };
      const found = await lobes(fromCounts, parameters, quietWork);
      const same = await lobes(input, parameters, quietWork);
      expect(found.labels).toEqual(same.labels);
      expect(found.leftOut).toEqual(same.leftOut);
      found.eigenvalues.forEach((value, i) => expect(value).toBeCloseTo(same.eigenvalues[i]!, 10));
    },
  );
});

describe('lobes', () => {
  it('leaves out silent and always-on features, and reports their number', async () => {
    const found = await lobes(input, { ...usual, affinity: 'phi' }, quietWork);
    expect(found.leftOut).toEqual({ silent: 3, alwaysOn: 2, rare: 0, frequent: 0 });
    const outside = [...found.labels.keys()].filter((i) => found.labels[i]! < 0);
    expect(outside).toEqual([...fixture.silent, ...fixture.alwaysOn].sort((a, b) => a - b));
    expect(found.sizes.reduce((a, b) => a + b)).toBe(found.clustered);
  });

  it('keeps silent features when asked: they are isolated under Jaccard', async () => {
    const found = await lobes(input, { ...usual, affinity: 'jaccard', keepSilent: true }, quietWork);
    expect(found.leftOut).toEqual({ silent: 0, alwaysOn: 0, rare: 0, frequent: 0 });
    expect(found.isolated).toBe(3);
    expect(found.labels.every((label) => label >= 0)).toBe(true);
  });

  it('filters by frequency, for geometry too', async () => {
    const filter = { minimumBlocks: 110, maximumShare: 0.3 };
    const found = await lobes(input, { ...usual, ...filter, affinity: 'cosine' }, quietWork);
    const fired = new Uint32Array(160);
    for (const feature of firings.indices) fired[feature]!++;
    const { rare, frequent } = found.leftOut;
    expect(rare).toBe(fired.filter((count) => count < 110).length);
    expect(frequent).toBe(fired.filter((count) => count > 144).length);
    expect(found.clustered).toBe(160 - rare - frequent);
    found.labels.forEach((label, i) => expect(label >= 0).toBe(fired[i]! >= 110 && fired[i]! <= 144));
  });

  it('does not depend on the order of the features', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(...ALL_AFFINITIES), async (seed, affinity) => {
        const order = permutation(fixture.features, random(seed));
        const place = new Uint32Array(order.length);
        order.forEach((feature, i) => (place[feature] = i));
        const rows = Array.from({ length: firings.blocks }, (_, b) =>
          firings.indices
            .slice(firings.indptr[b], firings.indptr[b + 1])
            .map((feature) => place[feature]!)
            .sort(),
        );
        const indices = Uint16Array.from(rows.flatMap((row) => [...row]));
        const moved = { firings: { ...firings, indices }, decoder: takeRows(decoder, order) };
        const there = await lobes(moved, { ...usual, affinity }, quietWork);
        const here = await lobes(input, { ...usual, affinity }, quietWork);
        const back = here.labels.map((_, feature) => there.labels[place[feature]!]!);
        expect(adjustedMutualInformation(back, here.labels)).toBeCloseTo(1, 9);
        expect([...there.sizes]).toEqual([...here.sizes]);
      }),
      { numRuns: 10 },
    );
  });

  it('is the same when it is run again', async () => {
    const parameters = { ...usual, affinity: 'overlap', k: 8 } as const;
    expect(await lobes(input, parameters, quietWork)).toEqual(await lobes(input, parameters, quietWork));
  });

  it('handles one lobe, one lobe for each feature, and a single feature', async () => {
    const few = restrictFirings(firings, Uint32Array.of(0, 1, 2, 3));
    for (const affinity of ['phi', 'jaccard', 'smc'] as const) {
      const one = await lobes({ firings: few }, { ...usual, affinity, k: 1 }, quietWork);
      expect([...one.labels]).toEqual([0, 0, 0, 0]);
      const four = await lobes({ firings: few }, { ...usual, affinity, k: 4 }, quietWork);
      expect(new Set(four.labels).size).toBe(4);
      const single = { firings: restrictFirings(firings, Uint32Array.of(0)) };
      expect([...(await lobes(single, { ...usual, affinity, k: 1 }, quietWork)).labels]).toEqual([0]);
    }
  });

  it('separates lobes that never fire together', async () => {
    // Blocks 0 … 39 fire features of one of three groups only: three components of the graph.
    const rows = Array.from({ length: 40 }, (_, b) =>
      [0, 1, 2, 3, 4].map((f) => 5 * (b % 3) + f).filter((f) => (f + b) % 4 > 0),
    );
    const indptr = Uint32Array.from([0, ...rows.map((_, b) => rows.slice(0, b + 1).flat().length)]);
    const apart = { blocks: 40, features: 15, indptr, indices: Uint16Array.from(rows.flat()) };
    for (const affinity of ['phi', 'jaccard', 'dice', 'overlap'] as const) {
      const found = await lobes({ firings: apart }, { ...usual, affinity, k: 3 }, quietWork);
      expect([...found.sizes]).toEqual([5, 5, 5]);
      expect(found.labels.every((label, i) => label === found.labels[5 * Math.floor(i / 5)])).toBe(true);
      if (affinity !== 'phi') found.eigenvalues.forEach((value) => expect(value).toBeCloseTo(1, 9));
    }
  });

  it('refuses input that it cannot cluster, with a sentence', async () => {
    const ask = (data: Parameters<typeof lobes>[0], change: Partial<LobesParameters>) =>
      lobes(data, { ...usual, affinity: 'phi', ...change }, quietWork);
    await expect(ask(input, { k: 200 })).rejects.toThrow(
      '200 asked for, expected a whole number from 1 to 155',
    );
    await expect(ask(input, { k: 2.5 })).rejects.toThrow('2.5 asked for');
    await expect(ask({ decoder }, {})).rejects.toThrow(
      'no firings and no co-occurrence counts; choose cosine',
    );
    await expect(ask({ firings }, { affinity: 'angular' })).rejects.toThrow('no decoder directions');
    await expect(ask({}, {})).rejects.toThrow('add one of them');
    const other = { ...decoder, rows: 80, columns: 2 * fixture.dim };
    await expect(ask({ firings, decoder: other }, {})).rejects.toThrow(
      'firings of 160, decoder directions of 80',
    );
    const none = { blocks: 2, features: 3, indptr: new Uint32Array(3), indices: new Uint16Array(0) };
    await expect(ask({ firings: none }, { k: 1 })).rejects.toThrow(
      'found none of 3: no feature fires in some of the 2 blocks and not in others',
    );
  });

  it('stops when it is cancelled', async () => {
    const work = { ...quietWork, pause: () => Promise.reject(new CancelledError()) };
    for (const affinity of ['phi', 'dice', 'cosine', 'angular'] as const) {
      await expect(lobes(input, { ...usual, affinity }, work)).rejects.toThrow(CancelledError);
    }
  });
});
