import { describe, expect, it } from 'vitest';
import { folderSource } from '../../../../cli/folder.ts';
import { openBundle } from '../../../../dataset/bundle/bundle.ts';
import { encodeTokens } from '../../../../math/encode/tokenActivations.ts';
import { row } from '../../../../math/matrices/matrix.ts';
import type { Random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { teamWork } from '../../../../math/work/testing/teamWork.ts';
import { circle, gaussian, independent, line, mixture, opposite, tokenWorld } from './testing/worlds.ts';
import { tokenCloud, type TokenCloudParameters } from './tokenCloud.ts';
import { rankingVerdict, tokenCloudVerdict } from './verdict.ts';
import { withFastKernels } from '../../../../../test/fastKernels.ts';

withFastKernels();

const PARAMETERS: TokenCloudParameters = { rotations: 50, draws: 39, most: 400, seed: 42 };
const three = Uint32Array.of(0, 1, 2);

describe('tokenCloud', () => {
  it('finds the shape of a circle in three features beyond chance', async () => {
    const { activations, decoder } = tokenWorld(400, 3, 1, circle);
    const cloud = await tokenCloud(activations, decoder, three, PARAMETERS, quietWork);
    expect(cloud.score.z).toBeGreaterThan(5);
    expect(tokenCloudVerdict(cloud)).toMatch(/^Beyond chance/);
  });

  it('calls features that exclude each other a mixture', async () => {
    const { activations, decoder } = tokenWorld(400, 3, 2, mixture);
    const cloud = await tokenCloud(activations, decoder, three, PARAMETERS, quietWork);
    expect(cloud.together.value).toBe(0);
    expect(tokenCloudVerdict(cloud)).toMatch(/^A mixture/);
  });

  it('calls them a mixture too if nothing but their excluding each other is beyond chance', async () => {
    // Orthogonal directions of one length: permuted activations give such a shape as well.
    const axes = (features: number) => {
      const rows = new Float32Array(features * 12);
      for (let f = 0; f < features; f++) rows[f * 13] = 1;
      return rows;
    };
    const exclusive = (stream: Random) => {
      const chosen = stream.integer(3);
      return [0, 1, 2].map((i) => (i === chosen ? 1 + stream.uniform() : 0));
    };
    const { activations, decoder } = tokenWorld(600, 3, 5, exclusive, axes);
    const cloud = await tokenCloud(activations, decoder, three, PARAMETERS, quietWork);
    const flat = { ...cloud, score: { ...cloud.score, z: 0, p: 0.5 } };
    expect(tokenCloudVerdict(flat)).toMatch(
      /^A mixture: fewer tokens .* \(0\.0 %, by chance \d+ %\), so that/,
    );
    const apart = { ...flat, together: { ...cloud.together, z: -1 } };
    expect(tokenCloudVerdict(apart)).toMatch(/^Nothing here/);
    const few = {
      ...flat,
      score: { ...flat.score, null: { ...flat.score.null, samples: new Float64Array(19) } },
    };
    expect(tokenCloudVerdict(few)).toBe('Cannot be judged: 19 draws are too few; ask for 20 or more.');
  });

  it('finds one point where features fire alike at all tokens', async () => {
    const { activations, decoder } = tokenWorld(100, 3, 6, () => [1, 1, 1]);
    const cloud = await tokenCloud(activations, decoder, three, PARAMETERS, quietWork);
    expect(cloud.share).toHaveLength(0);
    expect(tokenCloudVerdict(cloud)).toMatch(/^One point/);
  });

  it('finds a line, on which there is no plane', async () => {
    const { activations, decoder } = tokenWorld(400, 3, 3, line);
    const cloud = await tokenCloud(activations, decoder, three, PARAMETERS, quietWork);
    expect([...cloud.share]).toEqual([expect.closeTo(1, 6)]);
    expect(tokenCloudVerdict(cloud)).toMatch(/^A line/);
  });

  it('finds nothing in two-dimensional normal points', async () => {
    const { activations, decoder } = tokenWorld(400, 4, 4, gaussian, opposite);
    const cloud = await tokenCloud(activations, decoder, Uint32Array.of(0, 1, 2, 3), PARAMETERS, quietWork);
    expect(cloud.planes[0]!.separability.value).toBeLessThan(0.4);
    expect(tokenCloudVerdict(cloud)).toMatch(/^(Nothing here|A mixture)/);
  });

  it('rejects independent features at its nominal rate, also how often they meet', async () => {
    const rejected = { score: 0, together: 0 };
    for (let seed = 0; seed < 40; seed++) {
      const { activations, decoder } = tokenWorld(250, 3, 100 + seed, independent);
      const parameters = { ...PARAMETERS, rotations: 10, draws: 19, seed };
      const cloud = await tokenCloud(activations, decoder, three, parameters, quietWork);
      for (const name of ['score', 'together'] as const) {
        const { value } = cloud[name];
        const { samples } = cloud[name].null;
        const asHigh = samples.filter((draw) => draw >= value).length;
        const asLow = samples.filter((draw) => draw <= value).length;
        if ((1 + Math.min(asHigh, asLow)) / (1 + samples.length) <= 0.05) rejected[name]++;
      }
    }
    // Binomial(40, 0.1): 0 to 10 with probability 0.999.
    expect(rejected.score).toBeLessThanOrEqual(10);
    expect(rejected.together).toBeLessThanOrEqual(10);
  });

  it('gives each point the sum of directions that its token has', async () => {
    const { activations, decoder } = tokenWorld(60, 3, 5, independent);
    const cloud = await tokenCloud(activations, decoder, three, { ...PARAMETERS, draws: 1 }, quietWork);
    const sums = Array.from(cloud.tokens, (token) => {
      const sum = new Float64Array(decoder.columns);
      for (let p = activations.indptr[token]!; p < activations.indptr[token + 1]!; p++) {
        const direction = row(decoder, activations.indices[p]!);
        direction.forEach((value, d) => (sum[d]! += activations.values[p]! * value));
      }
      return sum;
    });
    const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Math.hypot(...Array.from({ length: a.length }, (_, i) => a[i]! - b[i]!));
    const count = cloud.share.length;
    const place = (i: number) => cloud.positions.subarray(i * count, (i + 1) * count);
    for (let i = 1; i < sums.length; i++) {
      expect(distance(place(0), place(i))).toBeCloseTo(distance(sums[0]!, sums[i]!), 4);
    }
  });

  it('is the same whatever the size of the team, and takes a seeded sample of many tokens', async () => {
    const { activations, decoder } = tokenWorld(900, 3, 6, circle);
    const alone = await tokenCloud(activations, decoder, three, { ...PARAMETERS, draws: 5 }, quietWork);
    const shared = await tokenCloud(activations, decoder, three, { ...PARAMETERS, draws: 5 }, teamWork(3));
    expect(shared).toEqual(alone);
    expect(alone.tokens).toHaveLength(400);
    expect(alone.tokens).toEqual(alone.tokens.toSorted());
    expect([alone.firing, alone.of]).toEqual([900, 900]);
  });

  it('ranks nothing where no cluster could be looked at, and says why', () => {
    expect(rankingVerdict([])).toMatch(/^Nothing was looked at: no cluster has 2 to 1,000 features/);
  });

  it('says what is wrong with a set of features', async () => {
    const { activations, decoder } = tokenWorld(30, 3, 7, independent);
    const of = (members: number[]) =>
      tokenCloud(activations, decoder, Uint32Array.from(members), PARAMETERS, quietWork);
    await expect(of([1])).rejects.toThrow('expected 2 to 1,000 features, found 1; choose more features');
    await expect(of([1, 3])).rejects.toThrow('expected features below 3, found 3');
    const silent = tokenWorld(30, 3, 8, () => [0, 0, 0]);
    await expect(
      tokenCloud(silent.activations, silent.decoder, three, PARAMETERS, quietWork),
    ).rejects.toThrow('expected at least 20 tokens at which one of the 3 features fires, found 0 of 30');
  });
});

describe('mini-sae, layer 2', () => {
  it('has the activations from which the firings of its shard were made', async () => {
    const dataset = await openBundle(folderSource('public/datasets/mini-sae'));
    const { encoder, tokens, offsets } = await dataset.encoding('2');
    const first = { ...tokens, count: offsets[1]! };
    const found = await encodeTokens(
      encoder,
      first,
      offsets.slice(0, 2),
      { threshold: 0, drop: 0 },
      quietWork,
    );
    expect(found.blocks).toBe(offsets[1]);
    // Its threshold of 1.08 is the same for all features, and its L0 is 21.9 on average.
    expect(Math.min(...found.values)).toBeGreaterThan(1.07);
    expect(found.indices.length / found.blocks).toBeGreaterThan(15);
    expect(found.indices.length / found.blocks).toBeLessThan(30);
  });
});
