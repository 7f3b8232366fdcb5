import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { CardError, useCard, useNoCard, type Card } from '../card/card.ts';
import { emulatedCard, type Emulation } from '../card/testing/emulated.ts';
import { naiveNearest, randomMatrix, seeds } from '../kernels/testing/laws/naive.ts';
import type { Metric } from '../kernels/nearest/interface.ts';
import { matrix, type Matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { CancelledError } from '../work/work.ts';
import { searchByCard } from './byCard.ts';
import { nearestNeighbours } from './nearestNeighbours.ts';

afterEach(() => {
  useNoCard();
});

const metrics = fc.constantFrom<Metric>('euclidean', 'cosine');
const arithmetics = fc.constantFrom('rounded' as const, 'worst' as const);

/** What a search by an emulated card finds, and whether everything was taken back. */
async function search(x: Matrix, k: number, metric: Metric, emulation: Emulation, strip = 64) {
  const card = emulatedCard(emulation);
  const work = teamWork(3);
  try {
    return await searchByCard(card, x, { k, metric, strip }, work);
  } finally {
    expect(card.held()).toBe(0);
    expect(work.held()).toBe(0);
  }
}

/** Changes of random rows that make a search hard. */
const worlds: Readonly<Record<string, (value: number, row: number, stream: number) => number>> = {
  random: (value) => value,
  'on a coarse grid': (value) => Math.round(value),
  'nearly equal': (value, row) => 4096 + Math.round(8 * value) / 512 + (row % 5),
  huge: (value) => value * 1e37,
  tiny: (value) => value * 1e-39,
  'of many sizes': (value, row) => value * 10 ** ((row % 7) * 4 - 12),
  'zero now and then': (value, row) => (row % 6 === 0 ? 0 : value),
  'equal by fives': (_, row, column) => Math.sin(Math.floor(row / 5) * 37 + column),
};

describe('a search by a card', () => {
  test('finds to the last bit what a full sort in float64 finds, in every world', async () => {
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 70 }),
        fc.integer({ min: 1, max: 12 }),
        metrics,
        arithmetics,
        fc.constantFrom(...Object.keys(worlds)),
        seeds,
        async (n, d, metric, arithmetic, world, seed) => {
          let at = 0;
          const change = worlds[world]!;
          const x = randomMatrix(n, d, seed, (value) => {
            const row = Math.floor(at / d);
            return change(value, row, at++ % d);
          });
          const k = 1 + random(seed + 1).integer(n - 1);
          const found = await search(x, k, metric, { arithmetic, seed });
          // Null is the other right answer: too many rows are undecided, and the processor searches. A bound that is not
          // kept is an error.
          if (!found) return;
          decided++;
          expect(found).toEqual(naiveNearest(x, k, metric));
        },
      ),
      { numRuns: 120 },
    );
    expect(decided).toBeGreaterThan(40);
  });

  test('compares the few rows that the card cannot decide with every row', async () => {
    const zeros = randomMatrix(200, 12, 5);
    for (const row of [0, 77, 199]) zeros.data.fill(0, row * 12, (row + 1) * 12);
    expect(await search(zeros, 5, 'cosine', { arithmetic: 'nearest' })).toEqual(
      naiveNearest(zeros, 5, 'cosine'),
    );
    // Seen from two rows at opposite ends, all others are about equally far.
    const ends = randomMatrix(200, 12, 6);
    ends.data.fill(1e6, 0, 12).fill(-1e6, 12, 24);
    expect(await search(ends, 5, 'euclidean', { arithmetic: 'nearest' })).toEqual(
      naiveNearest(ends, 5, 'euclidean'),
    );
  });

  test('leaves a world of copies to the processor', async () => {
    const equal = matrix(new Float32Array(200 * 3).fill(2), 200, 3);
    expect(await search(equal, 5, 'euclidean', { arithmetic: 'rounded' })).toBeNull();
  });

  test('fails when the card is lost at the start or between strips, and when it computes wrongly', async () => {
    const x = randomMatrix(90, 6, 2);
    for (const answers of [0, 1]) {
      const lost = search(x, 4, 'cosine', { arithmetic: 'nearest', answers });
      await expect(lost).rejects.toThrow(/the graphics card was lost/);
    }
    const wrong = search(x, 4, 'euclidean', { arithmetic: 'wrong' });
    await expect(wrong).rejects.toThrow(CardError);
  });

  test('is cancelled between strips, and takes everything back', async () => {
    const card = emulatedCard({ arithmetic: 'nearest' });
    const work = { ...teamWork(2), pause: () => Promise.reject(new CancelledError()) };
    await expect(
      searchByCard(card, randomMatrix(90, 6, 2), { k: 3, metric: 'cosine' }, work),
    ).rejects.toThrow(CancelledError);
    expect(card.held()).toBe(0);
  });

  test('refuses what a search without a card refuses', async () => {
    const x = randomMatrix(20, 3, 1);
    await expect(search(x, 20, 'cosine', { arithmetic: 'nearest' })).rejects.toThrow(/found 20/);
    x.data[7] = NaN;
    await expect(search(x, 2, 'cosine', { arithmetic: 'nearest' })).rejects.toThrow(/row 2 has an entry/);
  });
});

describe('nearestNeighbours with a card', () => {
  test('asks for a card only when a search is large enough', async () => {
    let asked = 0;
    useCard(() => {
      asked++;
      return Promise.resolve(null);
    });
    await nearestNeighbours(randomMatrix(60, 3, 1), { k: 2, metric: 'cosine' }, teamWork(1));
    expect(asked).toBe(0);
  });

  test('goes on without the card when it is lost in the middle of a search', async () => {
    const x = randomMatrix(150, 20, 3);
    const without = await nearestNeighbours(x, { k: 3, metric: 'cosine' }, teamWork(2));
    let lost = 0;
    const card: Card = {
      name: 'lost at its first answer',
      hold: () =>
        Promise.resolve({
          least: () => {
            lost++;
            return Promise.reject(new CardError('the graphics card was lost'));
          },
          free: () => undefined,
        }),
    };
    useCard(() => Promise.resolve(card), 0);
    expect(await nearestNeighbours(x, { k: 3, metric: 'cosine' }, teamWork(2))).toEqual(without);
    expect(lost).toBeGreaterThan(0);
  });
});
