import { describe, expect, it } from 'vitest';
import { withFastKernels } from '../../../../../test/fastKernels.ts';
import type { Firings } from '../../../../math/matrices/firings.ts';
import { row, type Matrix } from '../../../../math/matrices/matrix.ts';
import { permutation, random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import {
  chainsOf,
  chainThrough,
  directionSpace,
  firingSpace,
  MATCH_KINDS,
  matching,
  matchingVerdict,
  mutualPartners,
} from './index.ts';

withFastKernels();

const D = 24;

/** Directions with a decaying spectrum and a mean, as decoders have. */
function cloud(rows: number, seed: number): Matrix {
  const stream = random(seed);
  const data = Float32Array.from(
    { length: rows * D },
    (_, at) => (stream.normal() + 0.3) * ((at % D) + 1) ** -0.3,
  );
  return { data, rows, columns: D };
}

const stacked = (...parts: readonly Matrix[]): Matrix => ({
  data: Float32Array.from(parts.flatMap(({ data }) => [...data])),
  rows: parts.reduce((sum, { rows }) => sum + rows, 0),
  columns: D,
});

/** Rows in another order with noise; `order[i]` is the row of which row i is a copy. */
function noisyCopy(x: Matrix, noise: number, seed: number) {
  const stream = random(seed);
  const order = permutation(x.rows, stream);
  const data = new Float32Array(x.data.length);
  order.forEach((from, to) =>
    row(x, from).forEach((value, j) => (data[to * D + j] = value + noise * stream.normal())),
  );
  return { copy: { data, rows: x.rows, columns: D }, order };
}

const kindsOf = (kind: Uint8Array) => Array.from(kind, (index) => MATCH_KINDS[index]);

describe('matching directions', () => {
  it('finds every row of a permuted and noisy copy', async () => {
    const a = cloud(400, 1);
    const { copy, order } = noisyCopy(a, 0.05, 2);
    const found = await matching(directionSpace(a, copy), {}, quietWork);
    const mutual = mutualPartners(found.sides);
    mutual.forEach((partner, i) => expect(order[partner]).toBe(i));
    found.assignment.partner.forEach((partner, i) => expect(order[partner]).toBe(i));
    expect(found.assignment.unproven).toBe(0);
    expect(found.mutual).toBe(400);
    expect(found.sides[0].mean).toBeGreaterThan(0.95);
    expect(matchingVerdict(found, ['A', 'B'])).toContain('100.0 % of the features of A have a partner in B');
    expect(matchingVerdict({ ...found, mutual: 1322 }, ['A', 'B'])).toContain('1,322 pairs');
  });

  it.each([3, 4, 5, 6, 7])('claims nothing for independent clouds of one spectrum, seed %i', async (seed) => {
    const found = await matching(directionSpace(cloud(400, seed), cloud(500, seed + 100)), {}, quietWork);
    for (const { beyond } of found.sides) expect(beyond).toBeLessThan(0.1);
    expect(matchingVerdict(found, ['A', 'B'])).toMatch(/^Nothing beyond chance: /);
  });

  it('has the stated rate on average over independent clouds', async () => {
    let beyond = 0;
    for (let seed = 0; seed < 20; seed++) {
      const found = await matching(
        directionSpace(cloud(200, 2 * seed), cloud(200, 2 * seed + 1)),
        { seed },
        quietWork,
      );
      beyond += (found.sides[0].beyond + found.sides[1].beyond) / 40;
    }
    expect(beyond).toBeGreaterThan(0.02);
    expect(beyond).toBeLessThan(0.07);
  });

  it('finds a split, and what is lost and novel', async () => {
    const common = cloud(200, 11);
    const parent = cloud(1, 12);
    const stream = random(13);
    const children: Matrix = {
      data: Float32Array.from({ length: 3 * D }, (_, at) => parent.data[at % D]! + 0.12 * stream.normal()),
      rows: 3,
      columns: D,
    };
    const { copy } = noisyCopy(common, 0.05, 14);
    const found = await matching(
      directionSpace(stacked(common, parent, cloud(40, 15)), stacked(copy, children, cloud(60, 16))),
      {},
      quietWork,
    );
    const family = found.families.find(({ set, one }) => set === 0 && one === 200)!;
    expect([...family.members].sort()).toEqual([200, 201, 202]);
    expect(family.within).toBeGreaterThan(0.7);
    expect(family.least).toBeLessThanOrEqual(family.within);
    const [first, second] = found.sides.map(({ kind }) => kindsOf(kind));
    expect(first![200]).toBe('split');
    expect(first!.slice(0, 200).filter((kind) => kind === 'none')).toHaveLength(0);
    const share = (kinds: readonly unknown[]) =>
      kinds.filter((kind) => kind === 'none').length / kinds.length;
    expect(share(first!.slice(201))).toBeGreaterThan(0.85);
    expect(share(second!.slice(203))).toBeGreaterThan(0.85);
  });

  // Of one or two rows each null is drawn thousands of times: they have fewer worlds.
  it.each([
    [1, 10],
    [2, 10],
    [3, 20],
    [5, 30],
    [40, 30],
  ])('claims nothing for %i independent rows, in one of ten of %i worlds at most', async (n, worlds) => {
    let claims = 0;
    for (let seed = 0; seed < worlds; seed++) {
      const space = directionSpace(cloud(n, 900 + seed), cloud(40, 300 + seed));
      const found = await matching(space, { seed }, quietWork);
      for (const { samples } of found.sides[0].nulls) expect(samples.length).toBeGreaterThanOrEqual(200);
      if (!matchingVerdict(found, ['A', 'B']).startsWith('Nothing beyond chance: ')) claims++;
    }
    expect(claims).toBeLessThanOrEqual(worlds / 10);
  });

  it.each([
    ['a steep spectrum', 0.75, 0],
    ['a mean as long as the deviations', 0.4, 2],
  ])('claims nothing for independent clouds with %s', async (_, decay, mean) => {
    const steep = (rows: number, seed: number): Matrix => {
      const stream = random(seed);
      const data = Float32Array.from({ length: rows * 48 }, (_, at) => {
        const axis = at % 48;
        return stream.normal() * (axis + 1) ** -decay + (axis === 0 ? mean : 0);
      });
      return { data, rows, columns: 48 };
    };
    let beyond = 0;
    for (let seed = 0; seed < 4; seed++) {
      const space = directionSpace(steep(300, 40 + seed), steep(250, 80 + seed));
      const found = await matching(space, { seed }, quietWork);
      beyond += (found.sides[0].beyond + found.sides[1].beyond) / 8;
    }
    expect(beyond).toBeLessThan(0.085);
  });

  it('says that a few features are copies, although most have no partner', async () => {
    const [a, b] = [cloud(1000, 31), cloud(1200, 32)];
    b.data.set(a.data.subarray(0, 30 * D));
    const found = await matching(directionSpace(a, b), {}, quietWork);
    const verdict = matchingVerdict(found, ['A', 'B']);
    expect(verdict).toMatch(/^Nothing beyond chance for most features: /);
    expect(verdict).toMatch(/But 3\d features of A and 3\d of B have a partner nearer than all draws/);
  });

  it('finds two copies among forty rows, and says numbers of few', async () => {
    const others = cloud(40, 1);
    const two = { ...others, rows: 2, data: others.data.slice(0, 2 * D) };
    const found = await matching(directionSpace(two, others), {}, quietWork);
    expect(matchingVerdict(found, ['A', 'B'])).toContain('2 of the 2 features of A have a partner in B');
    expect([...mutualPartners(found.sides)]).toEqual([0, 1]);
  });

  it('does not take rows of one direction for each other', async () => {
    const equal = { data: new Float32Array(40 * D).fill(1), rows: 40, columns: D };
    const found = await matching(directionSpace(equal, equal), {}, quietWork);
    expect(matchingVerdict(found, ['A', 'B'])).toMatch(/^Nothing beyond chance: 0 of the 40 features of A /);
    expect(found.mutual).toBe(0);
  });

  it('leaves rows of zeros out, and refuses sets of nothing else', async () => {
    const a = cloud(50, 1);
    row(a, 7).fill(0);
    const found = await matching(directionSpace(a, a), {}, quietWork);
    expect(found.sides[0].unusable).toBe(1);
    expect(MATCH_KINDS[found.sides[0].kind[7]!]).toBe('none');
    const zero = { ...a, data: new Float32Array(a.data.length) };
    await expect(matching(directionSpace(a, zero), {}, quietWork)).rejects.toThrow(
      'found no such feature in the second set',
    );
  });

  it('is the same for the same seed', async () => {
    const space = () => directionSpace(cloud(80, 1), cloud(90, 2));
    expect(await matching(space(), { seed: 5 }, quietWork)).toEqual(
      await matching(space(), { seed: 5 }, quietWork),
    );
  });

  it('refuses directions of different dimensions', () => {
    expect(() => directionSpace(cloud(3, 1), { data: new Float32Array(8), rows: 2, columns: 4 })).toThrow(
      'expected directions of the same dimension, found 24 and 4',
    );
  });
});

/** Firings in which features fire at random; features of the second set below `common` fire as those of the first do, mostly. */
function recordings(common: number, features: number, blocks: number, seed: number): [Firings, Firings] {
  const stream = random(seed);
  const rates = Float64Array.from({ length: features }, () => 0.02 + 0.2 * stream.uniform());
  const rows: [number[][], number[][]] = [[], []];
  for (let block = 0; block < blocks; block++) {
    const first = rates.map((rate) => (stream.uniform() < rate ? 1 : 0));
    const second = rates.map((rate, i) =>
      i < common && stream.uniform() < 0.9 ? first[i]! : stream.uniform() < rate ? 1 : 0,
    );
    [first, second].forEach((fires, set) => rows[set]!.push([...fires.keys()].filter((i) => fires[i])));
  }
  return rows.map((of): Firings => {
    const indptr = new Uint32Array(blocks + 1);
    of.forEach((fires, block) => (indptr[block + 1] = indptr[block]! + fires.length));
    return { blocks, features, indptr, indices: Uint32Array.from(of.flat()) };
  }) as [Firings, Firings];
}

describe('matching firings', () => {
  it('finds the features that fire together, and no others', async () => {
    const [a, b] = recordings(60, 120, 800, 3);
    const found = await matching(firingSpace(a, b), {}, quietWork);
    const mutual = mutualPartners(found.sides);
    for (let i = 0; i < 60; i++) expect(mutual[i]).toBe(i);
    expect(mutual.subarray(60).filter((partner) => partner >= 0).length).toBeLessThan(6);
  });

  it('claims nothing for independent recordings', async () => {
    const [a, b] = recordings(0, 200, 800, 4);
    const found = await matching(firingSpace(a, b), {}, quietWork);
    for (const { beyond } of found.sides) expect(beyond).toBeLessThan(0.1);
  });
});

describe('matching firings of blocks with categories', () => {
  /** Features that each fire in one of four topics, independently of each other within it. */
  function topical(features: number, blocks: number, seed: number) {
    const stream = random(seed);
    const category = Uint8Array.from({ length: blocks }, (_, block) => block % 4);
    const indptr = new Uint32Array(blocks + 1);
    const indices: number[] = [];
    for (let block = 0; block < blocks; block++) {
      for (let feature = 0; feature < features; feature++) {
        const rate = feature % 4 === category[block] ? 0.4 : 0.05;
        if (stream.uniform() < rate) indices.push(feature);
      }
      indptr[block + 1] = indices.length;
    }
    return { blocks, features, indptr, indices: Uint32Array.from(indices), category };
  }

  it('does not take features of one topic for the same feature', async () => {
    const [a, b] = [topical(200, 800, 5), topical(200, 800, 6)];
    const found = await matching(firingSpace(a, b), {}, quietWork);
    for (const { beyond } of found.sides) expect(beyond).toBeLessThan(0.1);
    const blind = await matching(
      firingSpace({ ...a, category: null }, { ...b, category: null }),
      {},
      quietWork,
    );
    expect(blind.sides[0].beyond).toBeGreaterThan(0.9);
  });
});

describe('chains', () => {
  it('follow features through layers', async () => {
    const first = cloud(100, 21);
    const { copy: kept, order } = noisyCopy(first, 0.03, 22);
    const second = stacked(kept, cloud(20, 23));
    const third = { ...second, rows: 60, data: second.data.slice(0, 60 * D) };
    const matchings = [
      await matching(directionSpace(first, second), {}, quietWork),
      await matching(directionSpace(second, third), {}, quietWork),
    ];
    const chains = chainsOf(matchings);
    expect(chains.steps[0]).toMatchObject({ features: 100, continues: 100, since: [100] });
    expect(chains.steps[2]!.since[0]).toBe(60);
    expect(chains.steps[2]!.continues).toBeNull();
    expect(chains.lengths[2]).toBe(60);
    expect(chains.lengths[1]! + chains.lengths[0]!).toBe(40 + 20);
    expect([...chainThrough(chains, 2, 5)]).toEqual([order[5], 5, 5]);
    expect([...chainThrough(chains, 1, 110)]).toEqual([-1, 110, -1]);
  });
});
