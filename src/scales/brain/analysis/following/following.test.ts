import { describe, expect, it } from 'vitest';
import { pearson } from '../../../../math/statistics/association/pearson.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { layerOf, topicWorld } from '../testing/topicWorlds.ts';
import { firingsOf } from '../testing/worlds.ts';
import { followLobes, type Following, type LobesThere } from './following.ts';
import { lobeProfiles } from './profiles.ts';
import { followingVerdict, isFollowed } from './verdict.ts';

const DRAWS = { draws: 199, seed: 1 };
const IN_ORDER = [0, 1, 2, 3];

/** Firings of blocks in which these features fire. */
const firingsIn = (blocks: readonly (readonly number[])[], features: number) =>
  firingsOf(blocks.length, features, 1, (b, i) => (blocks[b]!.includes(i) ? 1 : 0));

const found = (here: LobesThere, there: LobesThere, parameters = DRAWS): Promise<Following> =>
  followLobes(here, there, parameters, quietWork);

describe('lobes in another layer', () => {
  it('finds the lobe of each topic, whatever its number', async () => {
    const world = topicWorld(120, 5);
    const following = await found(layerOf(world, IN_ORDER, 1), layerOf(world, [2, 0, 3, 1], 2));
    expect(following.followed.map(({ partner }) => partner)).toEqual([1, 3, 0, 2]);
    expect(following.followed.every(isFollowed)).toBe(true);
    expect(following.agreement.value).toBeGreaterThan(0.3);
    expect(following.agreement.p).toBe(1 / 200);
    expect(following.agreementWithin).toBeNull();
    expect(followingVerdict(following, 'layer 1')).toMatch(/^4 of 4 lobes have a partner in layer 1/);
  });

  it('says that only the topic is shared where the categories are the topics', async () => {
    const world = topicWorld(120, 6);
    const here = layerOf(world, IN_ORDER, 1, world.topic);
    const following = await found(here, layerOf(world, IN_ORDER, 2, world.topic));
    expect(following.agreement.p).toBe(1 / 200);
    expect(following.agreementWithin!.p).toBeGreaterThan(0.05);
    expect(followingVerdict(following, 'layer 1')).toContain('agree no more than the categories explain');
  });

  it('finds nothing, at the nominal rate, between layers that read other documents', async () => {
    let agreements = 0;
    let worldsWithALobe = 0;
    const worlds = 200;
    for (let seed = 0; seed < worlds; seed++) {
      const here = layerOf(topicWorld(40, 2 * seed), IN_ORDER, 3 * seed);
      const there = layerOf(topicWorld(40, 2 * seed + 1), IN_ORDER, 3 * seed + 1);
      const following = await found(here, there, { draws: 59, seed });
      if (following.agreement.p! <= 0.05) agreements++;
      if (following.followed.some(isFollowed)) worldsWithALobe++;
    }
    // Binomial with rate 0.05: below 18 of 200 in 99 of 100 such tests. The lobes are looked at above their mean only.
    expect(agreements).toBeLessThanOrEqual(18);
    expect(agreements).toBeGreaterThanOrEqual(3);
    expect(worldsWithALobe).toBeLessThanOrEqual(18);
  });

  it('measures Pearson’s correlation of the shares of features that fire', async () => {
    const world = topicWorld(20, 7);
    const [here, there] = [layerOf(world, IN_ORDER, 1), layerOf(world, IN_ORDER, 2)];
    const { correlation } = await found(here, there, { draws: 1, seed: 1 });
    const shares = ({ firings, labels }: LobesThere, lobe: number) =>
      Float64Array.from({ length: firings.blocks }, (_, b) => {
        const fired = firings.indices.subarray(firings.indptr[b], firings.indptr[b + 1]);
        return fired.filter((i) => labels[i] === lobe).length;
      });
    for (const i of IN_ORDER) {
      for (const j of IN_ORDER) {
        expect(correlation[4 * i + j]).toBeCloseTo(pearson(shares(here, i), shares(there, j)).r, 10);
      }
    }
  });

  it('gives a lobe without a counterpart, and one that never varies, no figure', async () => {
    const blocks = Array.from({ length: 12 }, (_, b) => (b % 3 === 0 ? [0, 2] : [1, 2]));
    const layer = (labels: number[]): LobesThere => ({
      firings: { ...firingsIn(blocks, 3), category: null },
      labels: Int32Array.from(labels),
      lobes: Math.max(...labels) + 1,
    });
    const { followed } = await found(layer([0, 1, 2]), layer([0, 1, -1]));
    expect(followed.map(({ partner }) => partner)).toEqual([0, 1, null]);
    expect(followed[0]!.correlation).toBeCloseTo(1, 12);
    const { followed: same } = await found(layer([0, 1, 2]), layer([0, 1, 2]));
    expect(same[2]).toMatchObject({ partner: 2, correlation: NaN, p: null });
  });

  it('refuses recordings of different blocks', async () => {
    const [one, other] = [layerOf(topicWorld(4, 1), IN_ORDER, 1), layerOf(topicWorld(5, 1), IN_ORDER, 1)];
    await expect(found(one, other)).rejects.toThrow(
      'expected recordings of the same blocks, found 20 and 25',
    );
  });
});

describe('the profile of a lobe', () => {
  it('has mean 0 and length 1, and the first of tied lobes leads', async () => {
    const blocks = [[0], [0, 1], [1, 2], []];
    const profiles = await lobeProfiles(firingsIn(blocks, 3), Int32Array.of(0, 1, 1), 2, quietWork);
    expect([...profiles.leader]).toEqual([0, 0, 1, -1]);
    for (const lobe of [0, 1]) {
      const row = profiles.rows.subarray(4 * lobe, 4 * lobe + 4);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
      expect(row.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
    }
  });
});
