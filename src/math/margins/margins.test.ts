import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockCounts, type Firings } from '../matrices/firings.ts';
import { curveball } from './curveball.ts';
import { freeCore } from './core.ts';
import { logTail } from './countTail.ts';
import { fitMargins } from './fit.ts';
import { pairMoments, pairNull } from './pairMoments.ts';

interface Fixture {
  readonly features: number;
  readonly blocks: number;
  readonly indptr: readonly number[];
  readonly indices: readonly number[];
  readonly p: readonly number[];
  readonly mean: readonly number[];
  readonly variance: readonly number[];
  /** found, mean, variance, most, ln of the upper tail, ln of the lower tail */
  readonly tails: readonly (readonly [number, number, number, number, number, number])[];
}

const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/margins.json', import.meta.url), 'utf8'),
) as Fixture;

const world: Firings = {
  blocks: fixture.blocks,
  features: fixture.features,
  indptr: Uint32Array.from(fixture.indptr),
  indices: Uint16Array.from(fixture.indices),
};
const active = ({ indptr, blocks }: Firings) =>
  Uint32Array.from({ length: blocks }, (_, b) => indptr[b + 1]! - indptr[b]!);

/** Firings of blocks as lists. */
const firingsOf = (features: number, rows: readonly (readonly number[])[]): Firings => ({
  blocks: rows.length,
  features,
  indptr: Uint32Array.from([0, ...rows.map((_, b) => rows.slice(0, b + 1).flat().length)]),
  indices: Uint16Array.from(rows.flat()),
});

describe('the margins model', () => {
  const fired = blockCounts(world);
  const model = fitMargins(fired, active(world));

  it('has the probabilities that SciPy finds', () => {
    expect(model.misfit).toBeLessThan(1e-8);
    for (let i = 0; i < world.features; i++) {
      for (let b = 0; b < world.blocks; b++) {
        const log = model.rowLogs[model.rows.of[i]!]! + model.columnLogs[model.columns.of[b]!]!;
        expect(1 / (1 + Math.exp(-log))).toBeCloseTo(fixture.p[i * world.blocks + b]!, 7);
      }
    }
  });

  it('has the moments of pairs that NumPy finds, which add up to what the blocks hold', () => {
    const pairs = pairNull(model);
    let total = 0;
    for (let i = 0; i < world.features; i++) {
      const { mean, variance } = pairMoments(pairs, model.rows.of[i]!, 0);
      for (let j = 0; j < world.features; j++) {
        if (i === j) continue;
        const v = model.rows.of[j]!;
        expect(mean[v]).toBeCloseTo(fixture.mean[i * world.features + j]!, 6);
        expect(variance[v]).toBeCloseTo(fixture.variance[i * world.features + j]!, 6);
        if (j > i) total += mean[v]!;
      }
    }
    const held = active(world).reduce((sum, k) => sum + (k * (k - 1)) / 2, 0);
    expect(total).toBeCloseTo(held, 5);
  });
});

describe('the tail of a count', () => {
  it('is SciPy’s hypergeometric tail if all blocks are alike, and its binomial tail with that variance', () => {
    for (const [found, mean, variance, most, upper, lower] of fixture.tails) {
      expect(logTail('upper', found, mean, variance, most)).toBeCloseTo(upper, 6);
      expect(logTail('lower', found, mean, variance, most)).toBeCloseTo(lower, 6);
    }
  });

  it('is whole at the ends, and nothing beyond the largest count', () => {
    expect(logTail('upper', 0, 2, 1.5, 10)).toBe(0);
    expect(logTail('lower', 10, 2, 1.5, 10)).toBe(0);
    expect(logTail('upper', 11, 2, 1.5, 10)).toBe(-Infinity);
  });
});

describe('the free core', () => {
  it('leaves out silent and constant features, empty and full blocks, and what they determine', () => {
    // Feature 0 fires always, 5 never; block 4 is empty but for feature 0, block 5 is full.
    const rows = [[0, 1, 2], [0, 2, 3], [0, 3, 4], [0, 1, 4], [0], [0, 1, 2, 3, 4]];
    const core = freeCore(firingsOf(6, rows), Uint32Array.of(0, 1, 2, 3, 4, 5));
    expect([...core.members]).toEqual([1, 2, 3, 4]);
    expect([...core.blocks]).toEqual([0, 1, 2, 3]);
    expect(core.always).toBe(1);
    expect([...core.firings.indices]).toEqual([0, 1, 1, 2, 2, 3, 0, 3]);
  });

  it('is empty if the margins fix everything: one block, nested features, no firings', () => {
    const nested = [[0], [0, 1], [0, 1, 2], []];
    for (const rows of [[[0, 2]], nested, [[], []]]) {
      expect(freeCore(firingsOf(3, rows), Uint32Array.of(0, 1, 2)).members).toHaveLength(0);
    }
  });
});

describe('shuffles that keep both margins', () => {
  it('keep them, and change the table', () => {
    const shuffled = curveball(world, 5 * world.blocks, 3);
    expect([...blockCounts(shuffled)]).toEqual([...blockCounts(world)]);
    expect([...shuffled.indptr]).toEqual([...world.indptr]);
    expect([...shuffled.indices]).not.toEqual([...world.indices]);
    expect([...curveball(world, 150, 3).indices]).toEqual([...shuffled.indices]);
  });

  it('have the moments of the model', () => {
    const fired = blockCounts(world);
    const model = fitMargins(fired, active(world));
    const pairs = pairNull(model);
    const DRAWS = 1000;
    const n = world.features;
    const [sums, squares] = [new Float64Array(n * n), new Float64Array(n * n)];
    let table = world;
    for (let draw = 0; draw < DRAWS; draw++) {
      table = curveball(table, 2 * world.blocks, draw);
      const counts = new Float64Array(n * n);
      for (let b = 0; b < table.blocks; b++) {
        const row = table.indices.subarray(table.indptr[b], table.indptr[b + 1]);
        for (const i of row) for (const j of row) counts[i * n + j]!++;
      }
      counts.forEach((count, at) => {
        sums[at]! += count / DRAWS;
        squares[at]! += count ** 2 / DRAWS;
      });
    }
    let [farthest, ratios, count] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const { mean, variance } = pairMoments(pairs, model.rows.of[i]!, 0);
      for (let j = i + 1; j < n; j++) {
        const v = model.rows.of[j]!;
        const sd = Math.sqrt(squares[i * n + j]! - sums[i * n + j]! ** 2);
        farthest = Math.max(farthest, Math.abs(sums[i * n + j]! - mean[v]!) / sd);
        ratios += Math.sqrt(variance[v]!) / sd;
        count++;
      }
    }
    // 1000 draws know a mean to 0.03 standard deviations; the largest of 190 pairs is off by about 0.1.
    expect(farthest).toBeLessThan(0.25);
    expect(ratios / count).toBeGreaterThan(0.97);
    expect(ratios / count).toBeLessThan(1.08);
  });
});
