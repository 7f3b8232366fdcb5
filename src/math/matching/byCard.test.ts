import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { CardError, useCard, useNoCard } from '../card/card.ts';
import { emulatedCard, type Emulation } from '../card/testing/emulated.ts';
import { randomMatrix, seeds } from '../kernels/testing/laws/naive.ts';
import { matrix, type Matrix } from '../matrices/matrix.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { CancelledError } from '../work/work.ts';
import { bestPairs } from './bestPairs.ts';
import { matchByCard } from './byCard.ts';

afterEach(() => {
  useNoCard();
});

/** What an emulated card and a team find, and whether everything was taken back. */
async function match(a: Matrix, b: Matrix, k: number, emulation: Emulation, strip = 64) {
  const card = emulatedCard(emulation);
  const work = teamWork(3);
  try {
    return await matchByCard(card, a, b, k, work, strip);
  } finally {
    expect(card.held()).toBe(0);
    expect(work.held()).toBe(0);
  }
}

/** Changes of random rows that make a search hard. */
const worlds: Readonly<Record<string, (value: number, row: number, column: number) => number>> = {
  random: (value) => value,
  'on a coarse grid': (value) => Math.round(value),
  'nearly parallel': (value) => 512 + Math.round(8 * value) / 64,
  'of many lengths': (value, row) => value * 10 ** ((row % 7) * 3 - 9),
  'zero now and then': (value, row) => (row % 6 === 0 ? 0 : value),
  'equal by fives': (_, row, column) => Math.sin(Math.floor(row / 5) * 37 + column),
};

const world = (name: string, rows: number, columns: number, seed: number) => {
  let at = 0;
  return randomMatrix(rows, columns, seed, (value) => {
    const row = Math.floor(at / columns);
    return worlds[name]!(value, row, at++ % columns);
  });
};

describe('best partners by a card', () => {
  test('are to the last bit those of the kernels, both ways, in every world', async () => {
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('rounded' as const, 'worst' as const),
        fc.constantFrom(...Object.keys(worlds)),
        seeds,
        async (n, m, d, k, arithmetic, name, seed) => {
          const [a, b] = [world(name, n, d, seed), world(name, m, d, seed + 1)];
          const found = await match(a, b, k, { arithmetic, seed });
          // Null is the other right answer: too many rows are undecided, and the processor searches.
          if (!found) return;
          decided++;
          expect(found).toEqual(await bestPairs(a, b, k, teamWork(2)));
        },
      ),
      { numRuns: 80 },
    );
    expect(decided).toBeGreaterThan(25);
  });

  test('compare the few rows that the card cannot decide with every row', async () => {
    const [a, b] = [randomMatrix(150, 12, 5), randomMatrix(120, 12, 6)];
    // Zero rows have one cosine with all: the smaller numbers come first, which only a comparison finds.
    for (const row of [0, 77]) a.data.fill(0, row * 12, (row + 1) * 12);
    const found = await match(a, b, 5, { arithmetic: 'nearest' });
    expect(found).toEqual(await bestPairs(a, b, 5, teamWork(2)));
  });

  test('are left to the processor where all rows are equal, or too short or long for the bound', async () => {
    const equal = matrix(new Float32Array(100 * 3).fill(2), 100, 3);
    expect(await match(equal, equal, 5, { arithmetic: 'rounded' })).toBeNull();
    const usual = randomMatrix(40, 3, 1);
    for (const factor of [1e-20, 1e20]) {
      const scaled = matrix(
        usual.data.map((value) => value * factor),
        40,
        3,
      );
      expect(await match(scaled, usual, 2, { arithmetic: 'nearest' })).toBeNull();
    }
  });

  test('fail when the card is lost or computes wrongly, and are cancelled between strips', async () => {
    const [a, b] = [randomMatrix(90, 6, 2), randomMatrix(80, 6, 3)];
    await expect(match(a, b, 4, { arithmetic: 'nearest', answers: 1 })).rejects.toThrow(/was lost/);
    await expect(match(a, b, 4, { arithmetic: 'wrong' })).rejects.toThrow(CardError);
    const card = emulatedCard({ arithmetic: 'nearest' });
    const work = { ...teamWork(2), pause: () => Promise.reject(new CancelledError()) };
    await expect(matchByCard(card, a, b, 3, work)).rejects.toThrow(CancelledError);
    expect(card.held()).toBe(0);
  });

  test.each([0, 3, Infinity])(
    'bestPairs asks the card of its thread, and goes on without it when it is lost after %s answers',
    async (answers) => {
      const [a, b] = [randomMatrix(150, 20, 3), randomMatrix(130, 20, 4)];
      const without = await bestPairs(a, b, 3, teamWork(2));
      const card = emulatedCard({ arithmetic: 'rounded', answers });
      useCard(() => Promise.resolve(card), 0);
      expect(await bestPairs(a, b, 3, teamWork(2))).toEqual(without);
    },
  );
});
