import { describe, expect, it } from 'vitest';
import type { Random } from '../../../../math/random/random.ts';
import { CancelledError, quietWork } from '../../../../math/work/work.ts';
import { teamWork } from '../../../../math/work/testing/teamWork.ts';
import { rankClusters, rankedBy, type RankingParameters, type TokenRanking } from './ranking.ts';
import { circle, independent, mixture, tokenWorld } from './testing/worlds.ts';

const PARAMETERS: RankingParameters = {
  rotations: 40,
  draws: 39,
  firstRotations: 10,
  firstDraws: 39,
  most: 400,
  seed: 42,
};

/** Fires at a third of the tokens. */
const sometimes = (at: (stream: Random) => readonly number[]) => (stream: Random) => {
  const values = at(stream);
  return stream.uniform() < 1 / 3 ? values : values.map(() => 0);
};

/** Clusters of three features each. */
function world(tokens: number, seed: number, clusters: readonly ((stream: Random) => readonly number[])[]) {
  const features = 3 * clusters.length;
  const planted = tokenWorld(tokens, features, seed, (stream) => clusters.flatMap((at) => at(stream)));
  const members = clusters.map((_, i) => Uint32Array.of(3 * i, 3 * i + 1, 3 * i + 2));
  return { ...planted, members };
}

/** Discoveries at a rate of 0.05, which rounding does not undo. */
const discoveries = ({ candidates }: TokenRanking) =>
  candidates.filter(({ figures }) => figures.score.q !== null && figures.score.q <= 0.05 + 1e-12);

describe('rankClusters', () => {
  it('puts a planted circle first, in full, and discovers nothing else', async () => {
    const { activations, decoder, members } = world(900, 5, [
      independent,
      independent,
      independent,
      sometimes(circle),
      independent,
    ]);
    const ranking = await rankClusters(activations, decoder, members, PARAMETERS, quietWork);
    const [best] = rankedBy(ranking, 'score');
    expect(best).toMatchObject({ cluster: 3, features: 3, full: true });
    // Of five clusters, one needs 99 draws to be a discovery by itself.
    expect(ranking.mostDraws).toBe(99);
    expect(best!.figures.score).toMatchObject({ draws: 99, asFar: 0, p: 0.01 });
    expect(best!.figures.score.q).toBeCloseTo(0.05, 12);
    expect(best!.figures.score.beyond).toBeGreaterThan(4);
    expect(discoveries(ranking)).toHaveLength(1);
    expect(rankedBy(ranking, 'separability')[0]!.cluster).toBe(3);
    expect(best!.together.z).toBeGreaterThan(3);
  });

  it('discovers something among independent features no more often than its rate', async () => {
    let worlds = 0;
    for (let seed = 0; seed < 12; seed++) {
      const clusters = Array.from({ length: 4 }, () => independent);
      const { activations, decoder, members } = world(160, 500 + seed, clusters);
      const parameters = { ...PARAMETERS, rotations: 8, firstRotations: 4, seed };
      if (discoveries(await rankClusters(activations, decoder, members, parameters, quietWork)).length > 0)
        worlds++;
    }
    // Binomial(12, 0.05): 0 to 3 with probability 0.998.
    expect(worlds).toBeLessThanOrEqual(3);
  });

  it('knows features that exclude each other by the tokens that have two of them', async () => {
    const { activations, decoder, members } = world(400, 5, [independent, mixture, independent]);
    const { candidates } = await rankClusters(activations, decoder, members, PARAMETERS, quietWork);
    expect(candidates[1]!.together).toMatchObject({ value: 0, z: expect.any(Number) as number });
    expect(candidates[1]!.together.z).toBeLessThan(-5);
    expect(Math.abs(candidates[0]!.together.z!)).toBeLessThan(4);
  });

  it('counts the clusters that have no cloud, each by its reason', async () => {
    const { activations, decoder } = world(60, 6, [independent, () => [0, 0, 0]]);
    const clusters = [
      Uint32Array.of(0),
      Uint32Array.of(3, 4),
      Uint32Array.from({ length: 1001 }, (_, i) => i),
      Uint32Array.of(0, 1, 2),
    ];
    const ranking = await rankClusters(activations, decoder, clusters, PARAMETERS, quietWork);
    expect(ranking.leftOut).toEqual({ single: 1, large: 1, silent: 1 });
    expect(ranking.candidates.map(({ cluster }) => cluster)).toEqual([3]);
  });

  it('is the same whatever the size of the team, and offers drafts', async () => {
    const { activations, decoder, members } = world(200, 7, [independent, sometimes(circle)]);
    const drafts: TokenRanking[] = [];
    const alone = await rankClusters(activations, decoder, members, PARAMETERS, {
      ...quietWork,
      draft: (draft) => void drafts.push(draft() as TokenRanking),
    });
    expect(await rankClusters(activations, decoder, members, PARAMETERS, teamWork(3))).toEqual(alone);
    expect(drafts[0]!.candidates).toHaveLength(1);
    expect(drafts.at(-1)).toEqual(alone);
  });

  it('stops when it is cancelled', async () => {
    const { activations, decoder, members } = world(200, 8, [independent, independent]);
    let pauses = 0;
    const pause = () => (++pauses > 3 ? Promise.reject(new CancelledError()) : Promise.resolve());
    await expect(
      rankClusters(activations, decoder, members, PARAMETERS, { ...quietWork, pause }),
    ).rejects.toThrow(CancelledError);
  });
});
