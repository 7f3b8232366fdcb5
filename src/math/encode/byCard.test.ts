import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import { CardError, useCard as lend, useNoCard as lendNone, type Card } from '../card/card.ts';
import { emulatedCard, type Emulation } from '../card/testing/emulated.ts';
import type { Kernels } from '../kernels/interface.ts';
import { randomMatrix } from '../kernels/testing/laws/naive.ts';
import { kernels, useKernels } from '../kernels/kernels.ts';
import { matrix, type Matrix } from '../matrices/matrix.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { CancelledError } from '../work/work.ts';
import { cutBlocks } from './blocks.ts';
import { featuresOnCard } from './byCard.ts';
import { encodeFirings } from './encode.ts';
import { firingCutoffs, type Activation, type Encoder } from './encoder.ts';
import { scoresOf } from './scores.ts';
import { KINDS, tokensOf, wholes, world } from './testing/worlds.ts';
import { encodeTokens } from './tokenActivations.ts';

let before: Kernels;
beforeAll(async () => {
  before = kernels();
  useKernels(await loadKernels());
});
afterAll(() => useKernels(before));
afterEach(() => lendNone());

/** A card that counts the tokens it is asked about, and what it answers. */
function counting(card: Card) {
  const asked = { tokens: 0, answers: 0 };
  const counted: Card = {
    name: card.name,
    async hold(rows) {
      const held = await card.hold(rows);
      return {
        free: () => held.free(),
        async least(queries, places, own) {
          asked.tokens += queries.length / rows.columns;
          const answer = await held.least(queries, places, own);
          asked.answers++;
          return answer;
        },
      };
    },
  };
  return { asked, counted };
}

interface Case {
  readonly encoder: Encoder;
  readonly x: Matrix;
  readonly length: number;
  readonly threshold: number;
  readonly chunk: number;
}

async function encodeWith(card: Card | null, { encoder, x, length, threshold, chunk }: Case) {
  if (card) lend(() => Promise.resolve(card), 0);
  else lendNone();
  const work = teamWork(3);
  const blocks = cutBlocks([0, Math.floor(x.rows / 3), x.rows], length, 1);
  try {
    return await encodeFirings(encoder, tokensOf(x), blocks, { threshold, chunk }, work);
  } finally {
    expect(work.held()).toBe(0);
  }
}

/** The firings without a card, and with an emulated one; whether everything was freed. */
async function both(made: Case, emulation: Emulation) {
  const card = emulatedCard(emulation);
  const { asked, counted } = counting(card);
  const without = await encodeWith(null, made);
  const found = await encodeWith(counted, made);
  expect(card.held()).toBe(0);
  return { without, found, asked };
}

/** The same encoder with weights and biases that are no whole numbers. */
function real(encoder: Encoder, seed: number): Encoder {
  const { rows, columns } = encoder.weights;
  return { ...encoder, weights: randomMatrix(rows, columns, seed) };
}

const scaled = ({ activation }: Encoder, ranked: boolean): Activation =>
  activation.kind === 'topk'
    ? { ...activation, ranked, scale: Float64Array.from(activation.bias, (_, f) => 1 + (f % 3) / 2) }
    : activation;

describe('encoding by a card', () => {
  test.each(KINDS)(
    'fires to the last bit as without it, by %s, for ties and activations exactly at the threshold too',
    async (kind) => {
      const cases = fc.record({
        features: fc.integer({ min: 3, max: 40 }),
        dim: fc.integer({ min: 1, max: 9 }),
        count: fc.integer({ min: 6, max: 30 }),
        length: fc.integer({ min: 1, max: 4 }),
        threshold: fc.integer({ min: 0, max: 2 }),
        chunk: fc.integer({ min: 1, max: 20 }),
        whole: fc.boolean(),
        scale: fc.constantFrom('none', 'ranked', 'scaled'),
        arithmetic: fc.constantFrom('rounded' as const, 'worst' as const),
        seed: fc.integer({ min: 0, max: 1000 }),
      });
      let asked = 0;
      await fc.assert(
        fc.asyncProperty(cases, async ({ features, dim, count, seed, whole, scale, arithmetic, ...rest }) => {
          const of = world(kind, features, dim, seed);
          const ranks = scale === 'none' ? of : { ...of, activation: scaled(of, scale === 'ranked') };
          const encoder = whole ? ranks : real(ranks, seed);
          const x = matrix(wholes(count * dim, 2, seed + 9), count, dim);
          x.data.fill(0, dim, 2 * dim);
          const result = await both({ encoder, x, ...rest }, { arithmetic, seed });
          expect(result.found).toEqual(result.without);
          asked += result.asked.tokens;
        }),
        { numRuns: 40 },
      );
      expect(asked).toBeGreaterThan(100);
    },
  );

  test.each(KINDS)('asks the kernels about what the card leaves undecided, by %s', async (kind) => {
    // More features fire than the card proposes: it is asked for more, and at last no more.
    const [features, dim, count] = [400, 6, 60];
    const encoder = real(world(kind, features, dim, 5), 6);
    const x = randomMatrix(count, dim, 7);
    const { found, without, asked } = await both(
      { encoder, x, length: 2, threshold: 0, chunk: 6 },
      { arithmetic: 'nearest' },
    );
    expect(found).toEqual(without);
    expect(found.indices.length).toBeGreaterThan(100);
    expect(asked.tokens).toBeGreaterThan(50);
  });

  test('goes on without a card that is lost in the middle, that has no room, or that computes wrongly', async () => {
    const encoder = real(world('jumprelu', 50, 20, 2), 3);
    const x = randomMatrix(90, 20, 4);
    const made = { encoder, x, length: 3, threshold: 1, chunk: 9 };
    for (const answers of [0, 1, 4]) {
      const { found, without, asked } = await both(made, { arithmetic: 'rounded', answers });
      expect(found).toEqual(without);
      expect(asked.answers).toBe(answers);
    }
    const wrong = await both(made, { arithmetic: 'wrong' });
    expect(wrong.found).toEqual(wrong.without);
    // A wrong card is left at the first run; it was asked about the next one by then.
    expect(wrong.asked.answers).toBeLessThanOrEqual(2);
    const full: Card = { name: 'full', hold: () => Promise.reject(new CardError('the card has no room')) };
    expect(await encodeWith(full, made)).toEqual(wrong.without);
  });

  test('leaves tokens and features to the kernels for whose lengths there is no bound', async () => {
    const encoder = real(world('relu', 30, 8, 2), 3);
    const x = randomMatrix(60, 8, 4);
    x.data[8 * 20 + 3] = NaN;
    x.data[8 * 33 + 1] = Infinity;
    x.data.fill(1e-30, 8 * 45, 8 * 46);
    const made = { encoder, x, length: 2, threshold: 0, chunk: 5 };
    const some = await both(made, { arithmetic: 'rounded' });
    expect(some.found).toEqual(some.without);
    expect(some.asked.tokens).toBeGreaterThan(20);
    expect(some.asked.tokens).toBeLessThan(50);
    encoder.weights.data.fill(1e-30, 0, 8);
    const none = await both(made, { arithmetic: 'rounded' });
    expect(none.found).toEqual(none.without);
    expect(none.asked.tokens).toBe(0);
  });

  test('proposes the same in one strip and in several', async () => {
    for (const kind of KINDS) {
      const encoder = real(world(kind, 90, 7, 2), 3);
      const scores = scoresOf(encoder, firingCutoffs(encoder, 0), 0);
      const tokens = randomMatrix(40, 7, 4);
      const k = kind === 'topk' ? 3 : null;
      const proposed = [40, 9].map(async (strip) => {
        const held = await featuresOnCard(emulatedCard({ arithmetic: 'nearest' }), scores, k, strip);
        return held!.propose(tokens);
      });
      const [one, several] = await Promise.all(proposed);
      expect(one!.candidates.features.length).toBeGreaterThan(40);
      expect(several).toEqual(one);
    }
  });

  test('is cancelled between runs, and frees the card', async () => {
    const card = emulatedCard({ arithmetic: 'nearest' });
    lend(() => Promise.resolve(card), 0);
    let pauses = 0;
    const work = {
      ...teamWork(2),
      pause: () => (++pauses > 3 ? Promise.reject(new CancelledError()) : Promise.resolve()),
    };
    const encoder = world('relu', 9, 4, 1);
    const x = matrix(wholes(160, 2, 3), 40, 4);
    const blocks = cutBlocks([0, 40], 2, 0);
    await expect(
      encodeFirings(encoder, tokensOf(x), blocks, { threshold: 0, chunk: 4 }, work),
    ).rejects.toThrow(CancelledError);
    expect(card.held()).toBe(0);
  });

  test('gives the same activations at tokens, by each activation of a crosscoder', async () => {
    const first = real(world('relu', 40, 12, 2), 3);
    const encoder: Encoder = { ...first, others: [world('jumprelu', 40, 12, 8).activation] };
    const x = randomMatrix(50, 12, 4);
    const encode = () =>
      encodeTokens(encoder, tokensOf(x), [0, 20, 50], { threshold: 0.5, drop: 1 }, teamWork(2));
    const without = await encode();
    const { asked, counted } = counting(emulatedCard({ arithmetic: 'worst' }));
    lend(() => Promise.resolve(counted), 0);
    expect(await encode()).toEqual(without);
    // All but the first, because the second document's first token is read with its neighbours; by each activation.
    expect(asked.tokens).toBe(2 * 49);
  });
});
