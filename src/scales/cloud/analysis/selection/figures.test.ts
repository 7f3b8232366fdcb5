import { describe, expect, it } from 'vitest';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { blockCounts } from '../../../../math/matrices/firings.ts';
import { matrix, row } from '../../../../math/matrices/matrix.ts';
import { meanCosine } from '../../../../math/neighbours/cosines.ts';
import { takeRows } from '../../../../math/matrices/matrix.ts';
import { frequencyBins } from '../../../../math/random/frequencyBins.ts';
import { permutation, random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { selectionFigures, type SelectionData, type SelectionFigures } from './figures.ts';

const FEATURES = 150;
const DIM = 12;
const BLOCKS = 200;
const CATEGORIES = 4;
const PLANTED = 20;

/**
 * Features of different frequency, whose directions depend on their frequency. The first `PLANTED` of a random order,
 * moved by `strength`, lie around one direction and fire in the blocks of category 0.
 */
function world(strength: number, seed = 1) {
  const stream = random(seed);
  const planted = permutation(FEATURES, stream).slice(0, PLANTED).sort();
  const isPlanted = new Set(planted);
  const rates = Float64Array.from({ length: FEATURES }, () => 0.03 + 0.4 * stream.uniform() ** 2);
  const centre = Array.from({ length: DIM }, () => stream.normal());
  const data = Float32Array.from({ length: FEATURES * DIM }, (_, at) => {
    const i = Math.floor(at / DIM);
    const common = at % DIM === 0 ? 4 * rates[i]! : 0;
    return stream.normal() + common + (isPlanted.has(i) ? strength * centre[at % DIM]! : 0);
  });
  const category = Uint8Array.from({ length: BLOCKS }, () => stream.integer(CATEGORIES));
  const rows = Array.from(category, (of) =>
    Array.from({ length: FEATURES }, (_, i) => i).filter((i) => {
      const active = isPlanted.has(i) && of === 0 ? strength / 2 : 0;
      return stream.uniform() < rates[i]! + active;
    }),
  );
  const indptr = new Uint32Array(BLOCKS + 1);
  rows.forEach((list, b) => (indptr[b + 1] = indptr[b]! + list.length));
  const firings: BlockFirings = {
    blocks: BLOCKS,
    features: FEATURES,
    indptr,
    indices: Uint16Array.from(rows.flat()),
    category,
  };
  const lobes = Int32Array.from({ length: FEATURES }, (_, i) =>
    strength > 0 && isPlanted.has(i) ? 0 : stream.integer(5) - 1,
  );
  const data_: SelectionData = {
    vectors: matrix(data, FEATURES, DIM),
    groups: frequencyBins(blockCounts(firings), new Uint8Array(FEATURES)),
    firings,
    categories: CATEGORIES,
    lobes,
  };
  return { data: data_, planted };
}

const FIGURES = ['meanCosine', 'participationRatio', 'topShare', 'meanPhi', 'lobes'] as const;
const smallestP = (figures: SelectionFigures) =>
  Math.min(...FIGURES.map((name) => figures[name]!.correctedP!));

describe('a selection beside random sets', () => {
  it('has figures that agree with their definitions', async () => {
    const { data, planted } = world(0);
    const found = await selectionFigures(data, planted, { draws: 9, seed: 3 }, quietWork);
    const rows = takeRows(data.vectors, planted);
    expect(found.meanCosine!.value).toBeCloseTo(meanCosine(rows).value, 10);
    expect(found.spectrumRows).toBe(PLANTED);
    // Σλ² and Σλ of the covariance, from the rows about their mean.
    const mean = Array.from({ length: DIM }, (_, j) =>
      planted.reduce((sum, i) => sum + row(data.vectors, i)[j]! / PLANTED, 0),
    );
    const covariance = Array.from({ length: DIM * DIM }, (_, at) =>
      planted.reduce((sum, i) => {
        const [a, b] = [Math.floor(at / DIM), at % DIM];
        const direction = row(data.vectors, i);
        return sum + (direction[a]! - mean[a]!) * (direction[b]! - mean[b]!);
      }, 0),
    );
    const trace = mean.reduce((sum, _, j) => sum + covariance[j * DIM + j]!, 0);
    const squares = covariance.reduce((sum, value) => sum + value ** 2, 0);
    expect(found.participationRatio!.value).toBeCloseTo(trace ** 2 / squares, 4);
    expect(found.categories!.share.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('finds planted features by every figure', async () => {
    const { data, planted } = world(1);
    const found = await selectionFigures(data, planted, { draws: 199, seed: 3 }, quietWork);
    for (const name of ['meanCosine', 'meanPhi', 'lobes'] as const) {
      expect(found[name]!.value).toBeGreaterThan(found[name]!.null.mean);
      expect(found[name]!.correctedP).toBeLessThanOrEqual(0.01);
    }
    expect(found.categories!.share[0]).toBeGreaterThan(found.categories!.mean[0]!);
    expect(found.categories!.correctedP[0]).toBe(1 / 200);
  });

  it('is random if it was chosen at random: p rejects as often as it says', async () => {
    const trials = 240;
    const rejected = new Map<string, number>();
    const note = (name: string, p: number) => p <= 0.05 && rejected.set(name, (rejected.get(name) ?? 0) + 1);
    const stream = random(9);
    const { data } = world(0, 4);
    for (let trial = 0; trial < trials; trial++) {
      const members = permutation(FEATURES, stream).slice(0, PLANTED).sort();
      const found = await selectionFigures(data, members, { draws: 19, seed: trial }, quietWork);
      for (const name of FIGURES) note(name, found[name]!.p!);
      note('all figures together', smallestP(found));
      note('all categories together', Math.min(...found.categories!.correctedP));
    }
    const error = Math.sqrt((0.05 * 0.95) / trials);
    for (const name of [...FIGURES, 'all figures together', 'all categories together']) {
      expect(Math.abs((rejected.get(name) ?? 0) / trials - 0.05), name).toBeLessThan(3.5 * error);
    }
  });

  it('of frequent features is compared with frequent features', async () => {
    const { data } = world(0, 6);
    const fired = blockCounts(data.firings!);
    const frequent = Uint32Array.from({ length: FEATURES }, (_, i) => i)
      .sort((a, b) => fired[b]! - fired[a]!)
      .slice(0, 30)
      .sort();
    const options = { draws: 99, seed: 1 };
    const matched = await selectionFigures(data, frequent, options, quietWork);
    const free = await selectionFigures(
      { ...data, groups: new Uint8Array(FEATURES) },
      frequent,
      options,
      quietWork,
    );
    // Frequent features have a direction in common in this world: nothing else is planted.
    expect(free.meanCosine!.p).toBe(0.01);
    expect(Math.abs(matched.meanCosine!.z!)).toBeLessThan(Math.abs(free.meanCosine!.z!) / 2);
  });

  it('of words has a mean cosine only', async () => {
    const { data, planted } = world(0);
    const words = { vectors: data.vectors, groups: new Uint8Array(FEATURES), cosineOnly: true };
    const found = await selectionFigures(words, planted, { draws: 19, seed: 1 }, quietWork);
    expect(found.meanCosine).not.toBeNull();
    expect([found.topShare, found.meanPhi, found.lobes, found.categories]).toEqual([null, null, null, null]);
  });

  it('gives the same figures for the same seed', async () => {
    const { data, planted } = world(0);
    const figures = () => selectionFigures(data, planted, { draws: 19, seed: 8 }, quietWork);
    expect(await figures()).toEqual(await figures());
  });
});
