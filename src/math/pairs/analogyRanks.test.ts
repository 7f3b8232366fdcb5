import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withFastKernels } from '../../../test/fastKernels.ts';
import { matrix, row, type Matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { quietWork } from '../work/work.ts';
import { ANALOGY_SCORES, analogyRanks, type AnalogyScore } from './analogyRanks.ts';

withFastKernels();

/** Words on a coarse grid, so that some coincide and a few have no direction; questions of four different words. */
function table(seed: number, rows: number, questions: number) {
  const stream = random(seed);
  const words = matrix(
    Float32Array.from({ length: rows * 3 }, () => stream.integer(5) - 2),
    rows,
    3,
  );
  const directed = Array.from({ length: rows }, (_, i) => i).filter((i) => row(words, i).some(Boolean));
  const asked = Array.from({ length: questions }, () => {
    const four = new Set<number>();
    while (four.size < 4) four.add(directed[stream.integer(directed.length)]!);
    return [...four];
  });
  return { words, asked };
}

function cosine(words: Matrix, one: number, other: number): number {
  const [x, y] = [row(words, one), row(words, other)];
  return x.reduce((sum, value, j) => sum + value * y[j]!, 0) / (Math.hypot(...x) * Math.hypot(...y));
}

function score(words: Matrix, x: number, [a, b, c]: readonly number[], by: AnalogyScore): number {
  const [ca, cb, cc] = [a, b, c].map((word) => cosine(words, x, word!)) as [number, number, number];
  const moved = (value: number) => (1 + value) / 2;
  if (by === 'add') return cb - ca + cc;
  if (by === 'multiply') return (moved(cb) * moved(cc)) / (moved(ca) + 0.001);
  if (by === 'offset') return cb - ca;
  return by === 'nearestC' ? cc : cb;
}

it('are those of the definition, coinciding words counting half, for one member and for three', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 12, max: 90 }),
      async (seed, rows) => {
        const { words, asked } = table(seed, rows, 8);
        const questions = Uint32Array.from(asked.flat());
        const found = await analogyRanks(words, questions, quietWork);
        expect(await analogyRanks(words, questions, teamWork(3))).toEqual(found);
        asked.forEach((question, q) => {
          ANALOGY_SCORES.forEach((by, s) => {
            const own = score(words, question[3]!, question, by);
            let rank = 1;
            for (let x = 0; x < rows; x++) {
              if (question.includes(x)) continue;
              const gap = score(words, x, question, by) - own;
              rank += gap > 1e-9 ? 1 : Math.abs(gap) <= 1e-9 ? 0.5 : 0;
            }
            expect(found[q * ANALOGY_SCORES.length + s], `${by} of ${question.join()}`).toBe(rank);
          });
        });
      },
    ),
    { numRuns: 60 },
  );
});

it('are found in many blocks and calls as in one', async () => {
  const stream = random(7);
  const [rows, d] = [3000, 40];
  const words = matrix(
    Float32Array.from({ length: rows * d }, () => stream.normal()),
    rows,
    d,
  );
  const questions = Uint32Array.from({ length: 4 * 9000 }, (_, i) => 4 * ((i >> 2) % 740) + (i % 4));
  const found = await analogyRanks(words, questions, quietWork);
  const alone = await analogyRanks(words, questions.slice(4 * 8990, 4 * 8992), quietWork);
  expect([...found.slice(5 * 8990, 5 * 8992)]).toEqual([...alone]);
  expect((await analogyRanks(words, new Uint32Array(0), quietWork)).length).toBe(0);
});
