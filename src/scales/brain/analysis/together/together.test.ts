import { describe, expect, it } from 'vitest';
import { DataError } from '../../../../dataset/error.ts';
import type { Firings } from '../../../../math/matrices/firings.ts';
import { curveball } from '../../../../math/margins/curveball.ts';
import { teamWork } from '../../../../math/work/testing/teamWork.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { firingsOf, raschWorld } from '../testing/worlds.ts';
import { pairWorld } from '../testing/pairWorlds.ts';
import { togetherModel } from './model.ts';
import { partnersBeyondMargins } from './partnersBeyondMargins.ts';
import { scanOf, togetherOf, type Together } from './together.ts';
import { togetherVerdict } from './verdicts.ts';

async function together(firings: Firings, ratio = 1, work = quietWork): Promise<Together> {
  const model = togetherModel(firings, {});
  const parameters = { level: 0.05, ratio };
  return togetherOf(firings, model, await scanOf(model, parameters, work), parameters);
}

const pairsOf = ({ pairs: { ends, excess } }: Together, side: 1 | -1): string[] =>
  Array.from(excess.keys())
    .filter((at) => Math.sign(excess[at]!) === side)
    .map((at) => [ends[2 * at]!, ends[2 * at + 1]!].sort((a, b) => a - b).join('-'))
    .sort();

describe('together beyond chance', () => {
  it('finds nothing where firings are shuffled with both margins kept, in at least 95 of 100 worlds', async () => {
    const base = raschWorld(120, 40, 3, 1.2);
    let worlds = 0;
    for (let seed = 0; seed < 100; seed++) {
      const found = await together(curveball(base, 600, seed));
      if (found.together + found.apart > 0) worlds++;
    }
    expect(worlds).toBeLessThanOrEqual(5);
  });

  it('finds nothing if busy blocks make all features fire together, which independence would call pairs', async () => {
    const found = await together(raschWorld(400, 60, 11, 1.5));
    expect(found.together + found.apart).toBeLessThanOrEqual(1);
    const { fired, blocks } = found;
    const first = togetherModel(raschWorld(400, 60, 11, 1.5), {});
    expect(first.misfit).toBeLessThan(1e-6);
    expect(fired).toHaveLength(60);
    expect(blocks).toBe(400);
    expect(togetherVerdict({ ...found, together: 0, apart: 0 })).toMatch(/^Nothing here/);
  });

  it('finds all planted pairs, together and apart, and almost nothing else', async () => {
    const PAIRS = 8;
    const found = await together(pairWorld(600, 80, PAIRS, 5), 1);
    const planted = (from: number) =>
      Array.from({ length: PAIRS }, (_, i) => `${from + 2 * i}-${from + 2 * i + 1}`);
    expect(pairsOf(found, 1)).toEqual(expect.arrayContaining(planted(0)));
    expect(pairsOf(found, -1)).toEqual(expect.arrayContaining(planted(2 * PAIRS)));
    expect(found.together + found.apart).toBeLessThanOrEqual(2 * PAIRS + 2);
    expect(found.components.sizes.length).toBeGreaterThanOrEqual(PAIRS);
    expect(found.partners[0]).toBe(1);
  });

  it('is the same for one member and for three', async () => {
    const world = pairWorld(200, 50, 5, 9);
    const work = teamWork(3);
    expect(await together(world, 1.5, work)).toEqual(await together(world, 1.5));
    expect(work.held()).toBe(0);
  });

  it('agrees with the partners of one feature', async () => {
    const model = togetherModel(pairWorld(600, 80, 8, 5), {});
    const { ends, values } = await partnersBeyondMargins(model, [0, 79], 5, quietWork);
    expect([...ends]).toEqual([0, 1]);
    const found = await together(pairWorld(600, 80, 8, 5));
    const at = Array.from(found.pairs.both.keys()).find(
      (k) => found.pairs.ends[2 * k]! + found.pairs.ends[2 * k + 1]! === 1,
    )!;
    expect(values[0]).toBeCloseTo(found.pairs.excess[at]!, 10);
  });

  it('counts blocks in which all features fire, finds copies, and leaves out what has no freedom', async () => {
    // Features 0 and 1 are the same, 2 is always on, 3 never fires; block 0 has all others.
    const world = firingsOf(300, 30, 2, (b, i) => {
      if (i === 3) return 0;
      if (b === 0 || i === 2) return 1;
      return i < 2 ? (b % 5 === 0 ? 1 : 0) : 0.3;
    });
    const found = await together(world);
    expect(found.notTested).toMatchObject({ silent: 1, alwaysOn: 1 });
    expect(pairsOf(found, 1)).toEqual(['0-1']);
    expect(found.pairs.both[0]).toBe(60);
    expect(found.tested.blocks).toBe(299);
  });

  it('refuses fewer than eight features, whose pairs the margins fix', () => {
    expect(() =>
      togetherModel(
        firingsOf(300, 7, 3, () => 0.3),
        {},
      ),
    ).toThrow(/expected at least 8 features .* found 7 among 7/);
  });

  it('says so if nothing is free: one block, no firings', () => {
    for (const blocks of [1, 40]) {
      const world = firingsOf(blocks, 6, 1, (_, i) => (blocks === 1 && i < 3 ? 1 : 0));
      expect(() => togetherModel(world, {})).toThrow(DataError);
    }
  });
});
