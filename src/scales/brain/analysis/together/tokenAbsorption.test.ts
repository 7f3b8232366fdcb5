import { describe, expect, it } from 'vitest';
import type { StrongTokens } from '../../../../dataset/dataset.ts';
import type { TokenActivations } from '../../../../math/encode/tokenActivations.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random, shuffle } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { absorptionWorld } from './testing/absorptionWorld.ts';
import { tokenAbsorption, type NearPair } from './tokenAbsorption.ts';

const TOKENS = 3000;
const [PARENT, CHILD, OTHER] = [0, 1, 2];

/** One family, of which the file has every second token, and a feature that belongs to nobody. */
function world({ absorbed, shared }: { absorbed: number; shared: number }) {
  const planted = absorptionWorld({ tokens: TOKENS, others: 1, absorbed, shared, seed: 1 });
  const tokens = planted.activations.tokens.map((token) => 2 * token);
  const all: TokenActivations = { ...planted.activations, tokens };
  const taken = planted.absorbed;
  return { all, decoder: planted.decoder, silent: taken.filter(Boolean).length, taken };
}

const pair = (child: number, parent: number): NearPair => ({ child, parent, cosine: 0.5, rank: 0.01 });

const judged = (all: TokenActivations, decoder: Matrix) =>
  tokenAbsorption(all, decoder, [pair(CHILD, PARENT)], quietWork);

describe('absorption by tokens', () => {
  it('lists a parent that is silent at a share of the child’s tokens, with their number beside chance', async () => {
    const { all, decoder, silent, taken } = world({ absorbed: 0.4, shared: 1.5 });
    const { candidates, found, judged: count, of } = await judged(all, decoder);
    expect([found, count, of]).toEqual([1, 1, TOKENS]);
    const [first] = candidates;
    expect(first!.silent).toBe(silent);
    // At the other tokens the child's parent fires: far more often than chance would have it.
    expect(first!.silent).toBeLessThan(first!.expected - 5 * first!.sd);
    expect(first!.p).toBeLessThan(1e-6);
    // The numbers in the file, of which every second token was taken.
    for (const token of first!.tokens) expect(taken[token / 2]).toBe(true);
    expect([...first!.activations]).toEqual([...first!.activations].sort((a, b) => b - a));
  });

  it('lists a parent that is silent at all of them, whose chance is no smaller', async () => {
    const { all, decoder, silent } = world({ absorbed: 1, shared: 1.5 });
    const [first] = (await judged(all, decoder)).candidates;
    expect([first!.silent, first!.carried]).toEqual([silent, silent]);
    expect(first!.p).toBe(1);
    expect(first!.expected).toBeLessThan(silent);
  });

  it('lists nothing if the parent fires with its child, or if the child brings too little of its direction', async () => {
    for (const parameters of [
      { absorbed: 0, shared: 1.5 },
      { absorbed: 0.4, shared: 0.1 },
      { absorbed: 0.4, shared: -1 },
    ]) {
      const { all, decoder } = world(parameters);
      expect((await judged(all, decoder)).candidates).toEqual([]);
    }
  });

  it('expects the mean and the deviation of activations that are permuted within features', async () => {
    const { all, decoder } = world({ absorbed: 0.4, shared: 1.5 });
    const [first] = (await judged(all, decoder)).candidates;
    const fires = Array.from({ length: TOKENS }, (_, token) =>
      all.indices.subarray(all.indptr[token], all.indptr[token + 1]).includes(PARENT),
    );
    const stream = random(9);
    const drawn = Array.from({ length: 2000 }, () => {
      const order = shuffle(Uint32Array.from(fires.keys()), stream);
      let silent = 0;
      for (let at = 0; at < first!.carried; at++) if (!fires[order[at]!]) silent++;
      return silent;
    });
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const sd = Math.sqrt(drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (drawn.length - 1));
    expect(Math.abs(mean - first!.expected)).toBeLessThan((5 * sd) / Math.sqrt(drawn.length));
    expect(sd / first!.sd).toBeCloseTo(1, 1);
  });

  it('leaves out parents of which a file of strongest tokens may lack weaker ones, and counts them', async () => {
    const { all, decoder } = world({ absorbed: 0.4, shared: 1.5 });
    const strong: StrongTokens = { ...all, kept: 500, capped: Uint8Array.of(1, 0, 0), of: 10 * TOKENS };
    const pairs = [pair(CHILD, PARENT), pair(CHILD, OTHER)];
    const found = await tokenAbsorption(strong, decoder, pairs, quietWork);
    expect([found.pairs, found.unknown, found.of]).toEqual([2, 1, 10 * TOKENS]);
    const known = { ...strong, capped: Uint8Array.of(0, 1, 1) };
    const { candidates } = await tokenAbsorption(known, decoder, pairs, quietWork);
    const { candidates: whole } = await judged(all, decoder);
    expect(candidates[0]!.silent).toBe(whole[0]!.silent);
    expect(candidates[0]!.expected).toBeGreaterThan(whole[0]!.expected);
  });
});
