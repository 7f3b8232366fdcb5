import { describe, expect, it } from 'vitest';
import { quietWork } from '../../../../math/work/work.ts';
import { rankClusters } from './ranking.ts';
import { strongestTokens } from './testing/strongest.ts';
import { circle, independent, mixture, tokenWorld } from './testing/worlds.ts';
import { tokenCloud, type TokenCloudParameters } from './tokenCloud.ts';
import { strongestOnlyNote, tokenCloudVerdict } from './verdict.ts';

const PARAMETERS: TokenCloudParameters = { rotations: 30, draws: 39, most: 600, seed: 42 };
const three = Uint32Array.of(0, 1, 2);

describe('a cloud of strongest tokens', () => {
  it('finds a circle where the strongest tokens of its features overlap', async () => {
    const { activations, decoder } = tokenWorld(900, 3, 1, circle);
    const cloud = await tokenCloud(strongestTokens(activations, 450), decoder, three, PARAMETERS, quietWork);
    expect(cloud.score.z).toBeGreaterThan(5);
    expect(tokenCloudVerdict(cloud)).toMatch(/^Beyond chance, among the strongest tokens/);
    expect(cloud.of).toBe(900);
    expect(cloud.strongestOnly).toMatchObject({ kept: 450, capped: 3 });
    expect(strongestOnlyNote(cloud, 'feature')).toMatch(
      /^Only the 450 strongest .* 3 of the 3 features fire at more/,
    );
  });

  it('says that it cannot judge where they do not overlap, and gives no p', async () => {
    const { activations, decoder } = tokenWorld(900, 3, 1, circle);
    const cloud = await tokenCloud(strongestTokens(activations, 40), decoder, three, PARAMETERS, quietWork);
    expect(cloud.strongestOnly!.shared).toBeLessThan(20);
    expect(tokenCloudVerdict(cloud)).toMatch(/^Cannot be judged: two of the features .* 40 strongest tokens/);
    expect([cloud.score.z, cloud.score.p, cloud.together.z, cloud.together.p]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('does not take the missing weak firings for features that exclude each other', async () => {
    const { activations, decoder } = tokenWorld(900, 3, 2, mixture);
    const cloud = await tokenCloud(strongestTokens(activations, 100), decoder, three, PARAMETERS, quietWork);
    expect(tokenCloudVerdict(cloud)).toMatch(/^Cannot be judged/);
  });

  it('rejects at its level where features fire independently of each other', async () => {
    const draws = { ...PARAMETERS, rotations: 8, draws: 19, most: 120 };
    let rejected = 0;
    const worlds = 40;
    for (let seed = 1; seed <= worlds; seed++) {
      const { activations, decoder } = tokenWorld(300, 3, seed, independent);
      const cloud = await tokenCloud(
        strongestTokens(activations, 80),
        decoder,
        three,
        { ...draws, seed },
        quietWork,
      );
      const { value, null: distribution } = cloud.score;
      const below = distribution.samples.filter((draw) => draw < value).length;
      if (below === 0 || below === 19) rejected++;
    }
    // Of a binomial of 40 at 10 %, 99.8 % lie below.
    expect(rejected).toBeLessThanOrEqual(10);
  });

  it('ranks clusters, and leaves out those that cannot be judged', async () => {
    const both = (stream: Parameters<typeof circle>[0]) => [...circle(stream), ...mixture(stream)];
    const { activations, decoder } = tokenWorld(900, 6, 4, both);
    const clusters = [three, Uint32Array.of(3, 4, 5)];
    const parameters = { ...PARAMETERS, draws: 99, firstRotations: 20, firstDraws: 39 };
    const { candidates, leftOut, of } = await rankClusters(
      strongestTokens(activations, 450),
      decoder,
      clusters,
      parameters,
      quietWork,
    );
    expect(candidates.map(({ cluster }) => cluster)).toEqual([0]);
    expect(candidates[0]!.figures.score.p).toBeLessThan(0.05);
    expect(leftOut).toEqual({ single: 0, large: 0, silent: 0, apart: 1 });
    expect(of).toBe(900);
  });
});
