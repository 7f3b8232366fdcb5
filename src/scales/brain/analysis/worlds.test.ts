import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockFirings } from '../../../dataset/dataset.ts';
import { blockCounts } from '../../../math/matrices/firings.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { adjustedMutualInformation } from '../../../math/clustering/mutualInformation.ts';
import { permutation, random } from '../../../math/random/random.ts';
import { CancelledError, quietWork } from '../../../math/work/work.ts';
import {
  affinityAgreement,
  agreement,
  categoryNull,
  categoryTable,
  cellZ,
  classifier,
  company,
  companyOfCounts,
  degenerateLobes,
  embedForSweep,
  lobes,
  meeting,
  stability,
  stabilityVerdict,
  sweepClusters,
  sweepPoint,
  sweepSizes,
  typicalFeatures,
} from './index.ts';
import {
  affinityEntry,
  COOCCURRENCE_AFFINITIES,
  type CooccurrenceAffinity,
} from './affinities/affinities.ts';
import { bootstrapBlocks, sameRates } from './stability/resample.ts';
import { withFastKernels } from '../../../../test/fastKernels.ts';

withFastKernels();

const FEATURES = 120;
const BLOCKS = 500;
const DIM = 16;
const LOBES = 3;
const usual = { affinity: 'phi', k: LOBES, seed: 42, keepSilent: false } as const;

interface World {
  readonly firings: BlockFirings;
  readonly decoder: Matrix;
  readonly truth: Int32Array;
}

/**
 * Every block has one category, in which one lobe of features is active if `strength` > 0; directions lie
 * around the lobe's direction if `follow`, otherwise around one of the same number of unrelated directions.
 */
function world(strength: number, follow: boolean, seed = 1): World {
  const stream = random(seed);
  const truth = Int32Array.from({ length: FEATURES }, (_, i) => i % LOBES);
  const category = Uint8Array.from({ length: BLOCKS }, () => stream.integer(LOBES));
  const rows = Array.from(category, (active) =>
    [...truth.keys()].filter((i) => stream.uniform() < 0.12 + (truth[i] === active ? strength : 0)),
  );
  const indptr = new Uint32Array(BLOCKS + 1);
  rows.forEach((row, b) => (indptr[b + 1] = indptr[b]! + row.length));
  const indices = Uint16Array.from(rows.flat());
  const centres = Float64Array.from({ length: LOBES * DIM }, () => stream.normal());
  const order = permutation(FEATURES, stream);
  const data = new Float32Array(FEATURES * DIM);
  for (let i = 0; i < FEATURES; i++) {
    const centre = follow ? truth[i]! : order[i]! % LOBES;
    for (let d = 0; d < DIM; d++) data[i * DIM + d] = centres[centre * DIM + d]! + 0.4 * stream.normal();
  }
  return {
    firings: { blocks: BLOCKS, features: FEATURES, indptr, indices, category },
    decoder: { data, rows: FEATURES, columns: DIM },
    truth,
  };
}

async function figures({ firings, decoder }: World) {
  const input = { firings, decoder };
  const found = await lobes(input, usual, quietWork);
  const geometry = await lobes(input, { ...usual, affinity: 'cosine' }, quietWork);
  const draws = { permutations: 99, seed: 42 };
  return {
    found,
    ...(await agreement(found.labels, geometry.labels, draws, quietWork)),
    told: await classifier(decoder, found.labels, { ...draws, permutations: 19 }, quietWork),
  };
}

describe('does function follow geometry?', () => {
  it('yes, if lobes coincide with geometry', async () => {
    const { ami, n, told, found } = await figures(world(0.4, true));
    expect(n).toBe(FEATURES);
    expect(ami.value).toBeGreaterThan(0.95);
    expect(ami.z!).toBeGreaterThan(20);
    expect(ami.p).toBeCloseTo(0.01, 9);
    expect(told.balancedAccuracy.value).toBeGreaterThan(0.95);
    expect(told.balancedAccuracy.z!).toBeGreaterThan(4);
    expect(told).toMatchObject({ train: 96, test: 24, lobesTested: 3, converged: true });
    expect([...found.sizes]).toEqual([40, 40, 40]);
  });

  it('no, if they are independent of it', async () => {
    const { ami, told } = await figures(world(0.4, false));
    expect(Math.abs(ami.z!)).toBeLessThan(3);
    expect(Math.abs(told.balancedAccuracy.z!)).toBeLessThan(3.5);
    expect(ami.null.mean).toBeCloseTo(0, 1);
    expect(told.balancedAccuracy.null.mean).toBeCloseTo(1 / LOBES, 1);
  });

  it('agrees with the adjusted mutual information of the labels themselves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 6 }), async (seed, k) => {
        const stream = random(seed);
        const labels = () => Int32Array.from({ length: 60 }, () => stream.integer(k + 1) - 1);
        const [a, b] = [labels(), labels()];
        const found = await agreement(a, b, { permutations: 3, seed }, quietWork);
        expect(found.ami.value).toBeCloseTo(adjustedMutualInformation(a, b), 9);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses data that it cannot compare, and stops when it is cancelled', async () => {
    const none = new Int32Array(4).fill(-1);
    const draws = { permutations: 9, seed: 1 };
    await expect(agreement(none, none, draws, quietWork)).rejects.toThrow(
      'found no such feature; leave fewer out',
    );
    const { decoder, truth } = world(0.4, true);
    const one = new Int32Array(FEATURES);
    await expect(classifier(decoder, one, draws, quietWork)).rejects.toThrow('at least 2 lobes');
    const work = { ...quietWork, pause: () => Promise.reject(new CancelledError()) };
    await expect(classifier(decoder, truth, draws, work)).rejects.toThrow(CancelledError);
    await expect(agreement(truth, truth, draws, work)).rejects.toThrow(CancelledError);
  });

  it('the sweep finds what the lobes of each k find', async () => {
    const { firings, decoder } = world(0.4, true);
    const input = { firings, decoder };
    const own = await embedForSweep(input, usual, 8, quietWork);
    const geometry = await embedForSweep(input, { ...usual, affinity: 'cosine' }, 8, quietWork);
    const draws = { seed: 42, permutations: 19, fits: 5, fired: blockCounts(firings) };
    for (const k of [2, 3, 8]) {
      const clusters = await sweepClusters(geometry, k, 42, quietWork);
      const point = await sweepPoint(own, clusters, decoder, { affinity: 'phi', k, ...draws }, quietWork);
      const direct = await lobes(input, { ...usual, k }, quietWork);
      const cosine = await lobes(input, { ...usual, k, affinity: 'cosine' }, quietWork);
      expect(point.ami.value).toBeCloseTo(adjustedMutualInformation(direct.labels, cosine.labels), 2);
      expect(point.largest).toBe(direct.sizes[0]);
      expect(point.ami.draws).toBe(19);
      expect(point.balancedAccuracy!.draws).toBe(5);
    }
    expect(sweepSizes(2003, 64)).toEqual([2, 4, 8, 16, 32, 64]);
    expect(sweepSizes(120, 1024)).toEqual([2, 4, 8, 16]);
  });
});

describe('stability', () => {
  const parameters = { ...usual, samples: 6, nulls: 19 };
  it('is high for planted lobes', async () => {
    const { firings } = world(0.4, true);
    const { labels } = await lobes({ firings }, usual, quietWork);
    const found = await stability(firings, labels, parameters, quietWork);
    expect(found.ami.value).toBeGreaterThan(0.95);
    expect(found.ami.null.mean).toBeLessThan(0.6);
    expect(found.consistency.every((share) => share > 0.8)).toBe(true);
    expect(stabilityVerdict(found)).toMatchObject({ stable: true });
  });

  it('is no higher than the null’s without lobes, and the result says so', async () => {
    const { firings } = world(0, true);
    const { labels } = await lobes({ firings }, usual, quietWork);
    const found = await stability(firings, labels, parameters, quietWork);
    expect(found.ami.value).toBeLessThan(0.5);
    expect(stabilityVerdict(found)).toMatchObject({ stable: false });
    expect(stabilityVerdict(found).sentence).toContain('No lobes here');
  });

  it('resamples existing blocks, or draws firings that keep the rates of features and blocks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { firings } = world(0.3, true, seed);
        const row = (f: typeof firings, b: number) => f.indices.slice(f.indptr[b], f.indptr[b + 1]).join();
        const rows = new Set(Array.from({ length: BLOCKS }, (_, b) => row(firings, b)));
        const sample = { ...firings, ...bootstrapBlocks(firings, random(seed)) };
        for (let b = 0; b < BLOCKS; b++) expect(rows.has(row(sample, b))).toBe(true);
        const apart = await sameRates(firings, random(seed), quietWork);
        expect(apart.indptr).toEqual(firings.indptr);
        expect(apart.indices).not.toEqual(firings.indices);
        expect(blockCounts(apart)).toEqual(blockCounts(firings));
        for (let b = 0; b < BLOCKS; b++) {
          for (let p = apart.indptr[b]! + 1; p < apart.indptr[b + 1]!; p++) {
            expect(apart.indices[p]!).toBeGreaterThan(apart.indices[p - 1]!);
          }
        }
      }),
      { numRuns: 3 },
    );
  });
});

describe('lobe × category', () => {
  it('is beyond its null if lobes belong to categories, and otherwise within it', async () => {
    const { firings, truth } = world(0.3, true);
    const draws = { shuffles: 40, seed: 42 };
    const table = (await categoryTable(firings, LOBES, truth, LOBES, quietWork))!;
    const idleWorld = (await categoryNull(firings, LOBES, truth, LOBES, draws, quietWork))!;
    for (let lobe = 0; lobe < LOBES; lobe++) {
      const at = lobe * LOBES + lobe;
      expect(table.fraction[at]).toBeGreaterThan(0.9);
      expect(cellZ(table.fraction[at]!, idleWorld.mean[at]!, idleWorld.sd[at]!)).toBeGreaterThan(
        idleWorld.reach,
      );
    }
    const mixed = Int32Array.from(permutation(FEATURES, random(5)), (i) => i % LOBES);
    const idle = (await categoryTable(firings, LOBES, mixed, LOBES, quietWork))!;
    const mixedNull = (await categoryNull(firings, LOBES, mixed, LOBES, draws, quietWork))!;
    expect(Math.min(...mixedNull.p)).toBeGreaterThan(0.001);
    expect(mixedNull.mean).toHaveLength(idle.fraction.length);
    expect(await categoryNull({ ...firings, category: null }, 3, truth, 3, draws, quietWork)).toBeNull();
  });
});

describe('agreement of the affinities', () => {
  it('is complete for well-separated lobes, with ones on the diagonal', async () => {
    const { firings } = world(0.5, true);
    const { ami, affinities } = await affinityAgreement({ firings }, usual, quietWork);
    expect(affinities).toEqual(COOCCURRENCE_AFFINITIES);
    const n = affinities.length;
    for (let i = 0; i < n; i++) {
      expect(ami[(n + 1) * i]).toBeCloseTo(1, 9);
      for (let j = 0; j < n; j++) expect(ami[n * i + j]).toBeCloseTo(ami[n * j + i]!, 12);
    }
    expect(ami[1]).toBeGreaterThan(0.9);
  });
});

describe('typical features', () => {
  it('lead by the mean affinity inside minus outside, counted naively', async () => {
    const { firings, truth } = world(0.3, true);
    const fired = blockCounts(firings);
    const together = (i: number, j: number) => {
      let count = 0;
      for (let b = 0; b < BLOCKS; b++) {
        const row = firings.indices.subarray(firings.indptr[b], firings.indptr[b + 1]);
        if (row.includes(i) && row.includes(j)) count++;
      }
      return count;
    };
    const typical = await typicalFeatures({ firings }, 'jaccard', truth, LOBES, 2, quietWork);
    for (const at of [0, 3]) {
      const feature = typical.features[at]!;
      let [inside, outside] = [0, 0];
      for (let j = 0; j < FEATURES; j++) {
        if (j === feature) continue;
        const value = affinityEntry('jaccard').value(
          together(feature, j),
          fired[feature]!,
          fired[j]!,
          BLOCKS,
        );
        if (truth[j] === truth[feature]) inside += value / 39;
        else outside += value / 80;
      }
      expect(typical.lead[at]).toBeCloseTo(inside - outside, 9);
      expect(truth[feature]).toBe(Math.floor(at / 2));
    }
    expect(typical.lead[0]).toBeGreaterThanOrEqual(typical.lead[1]!);
  });
});

describe('company', () => {
  it('consists of features of the same lobe, by every affinity', () => {
    const { firings, truth } = world(0.5, true);
    const found = company(firings, 7, 10);
    expect(found.fired).toBe(blockCounts(firings)[7]);
    for (const { features, values, together, affinity } of found.lists) {
      expect(features).toHaveLength(10);
      for (let i = 1; i < 10; i++) expect(values[i]!).toBeLessThanOrEqual(values[i - 1]!);
      if (affinity !== 'smc') expect([...features].every((i) => truth[i] === truth[7])).toBe(true);
      const there = meeting(firings, LOBES, 7, features[0]!, 5);
      expect(there.total).toBe(together[0]);
      expect(there.categories!.reduce((a, b) => a + b)).toBe(there.total);
      expect(there.blocks).toHaveLength(5);
    }
    // Counts of pairs tell the same.
    const sets = Array.from(
      { length: firings.blocks },
      (_, b) => new Set(firings.indices.subarray(firings.indptr[b], firings.indptr[b + 1])),
    );
    const counts: number[] = [];
    for (let i = 0; i < firings.features; i++) {
      for (let j = i; j < firings.features; j++)
        counts.push(sets.filter((set) => set.has(i) && set.has(j)).length);
    }
    const table = { features: firings.features, blocks: firings.blocks, counts: Uint16Array.from(counts) };
    expect(companyOfCounts(table, 7, 10)).toEqual(found);
    expect(() => company(firings, 999, 3)).toThrow('expected a feature below 120, found 999');
  });

  it('has values that follow the definitions', () => {
    // n11 = 2, n10 = 1, n01 = 3, n00 = 4
    const value = (name: CooccurrenceAffinity) => affinityEntry(name).value(2, 3, 5, 10);
    expect(value('smc')).toBeCloseTo(0.6);
    expect(value('jaccard')).toBeCloseTo(2 / 6);
    expect(value('dice')).toBeCloseTo(4 / 8);
    expect(value('overlap')).toBeCloseTo(2 / 3);
    expect(value('phi')).toBeCloseTo((2 * 4 - 1 * 3) / Math.sqrt(3 * 7 * 5 * 5));
    expect(affinityEntry('phi').value(0, 0, 5, 10)).toBe(0);
  });
});

describe('degenerate lobes', () => {
  it('are those smaller than a tenth of an even share; rare features have a remedy', () => {
    const labels = Int32Array.from({ length: 300 }, (_, i) => (i < 3 ? 2 : i < 100 ? 1 : i === 299 ? -1 : 0));
    const fired = Uint32Array.from({ length: 300 }, (_, i) => (i < 3 ? i + 1 : 50 + i));
    const sizes = Uint32Array.of(199, 97, 3);
    expect(degenerateLobes(labels, sizes, fired)).toEqual({
      lobes: [2],
      features: 3,
      rare: true,
      minimumBlocks: 4,
      wouldLeaveOut: 3,
    });
    const frequent = fired.map((times) => 400 - times);
    expect(degenerateLobes(labels, sizes, frequent)).toMatchObject({ rare: false, minimumBlocks: null });
    expect(degenerateLobes(labels, Uint32Array.of(100, 97, 102), fired)).toBeNull();
  });
});
