import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zeros, type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import { matrix, row, type Matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { ranks, retrieval } from './retrieval.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { quietWork } from '../work/work.ts';

/** Words on a coarse grid, so that some coincide; targets near them. */
function table(seed: number, words: number, d: number, questions: number) {
  const stream = random(seed);
  const x = matrix(
    Float32Array.from({ length: words * d }, () => stream.integer(3) - 1),
    words,
    d,
  );
  const targets = zeros(questions, d);
  targets.data.forEach((_, at) => (targets.data[at] = stream.normal()));
  const answers = Array.from({ length: questions }, () => stream.integer(words));
  const queries = answers.map((answer) => (answer + 1 + stream.integer(words - 1)) % words);
  return { x, targets, answers, queries };
}

function score(x: Matrix, word: number, targets: DoubleMatrix, q: number, metric: string): number {
  const t = targets.data.subarray(q * x.columns, (q + 1) * x.columns);
  const word_ = row(x, word);
  if (metric === 'euclidean') return -Math.hypot(...word_.map((value, j) => value - t[j]!));
  const length = Math.hypot(...word_);
  return length === 0 ? 0 : word_.reduce((sum, value, j) => sum + value * t[j]!, 0) / length;
}

describe('ranks', () => {
  it('agree with the definition by sorting, coinciding words counting half, for one member and for three', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 4, max: 700 }),
        fc.constantFrom('cosine' as const, 'euclidean' as const),
        async (seed, words, metric) => {
          const { x, targets, answers, queries } = table(seed, words, 5, 6);
          const found = await ranks(x, targets, answers, queries, metric, quietWork);
          const shared = await ranks(x, targets, answers, queries, metric, teamWork(3));
          expect(shared).toEqual(found);
          answers.forEach((answer, q) => {
            const own = score(x, answer, targets, q, metric);
            const standing = (word: number) => {
              const gap = score(x, word, targets, q, metric) - own;
              return word === answer ? 0 : gap > 1e-6 ? 1 : gap > -1e-6 ? 0.5 : 0;
            };
            let rank = 1;
            for (let word = 0; word < words; word++) rank += standing(word);
            expect(found.allowed[q]).toBe(rank);
            expect(found.excluded[q]).toBe(rank - standing(queries[q]!));
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds the middle rank if all words coincide', async () => {
    const x = matrix(new Float32Array(200).fill(1), 100, 2);
    const targets = { data: Float64Array.from([1, 1]), rows: 1, columns: 2 };
    for (const metric of ['cosine', 'euclidean'] as const) {
      const { allowed, excluded } = await ranks(x, targets, [3], [4], metric, quietWork);
      expect(allowed[0]).toBe(50.5);
      expect(excluded[0]).toBe(50);
    }
  });

  it('keeps nothing when it is cancelled', async () => {
    const { x, targets, answers, queries } = table(1, 50, 5, 4);
    const { team, held } = teamWork(2);
    const pause = () => Promise.reject(new Error('cancelled'));
    await expect(
      ranks(x, targets, answers, queries, 'cosine', { ...quietWork, team, pause }),
    ).rejects.toThrow('cancelled');
    expect(held()).toBe(0);
  });
});

describe('retrieval', () => {
  it('counts first ranks, ranks up to five and mean reciprocal ranks', () => {
    expect(retrieval([1, 2, 5, 10])).toEqual({ top1: 0.25, top5: 0.75, mrr: (1 + 0.5 + 0.2 + 0.1) / 4 });
    expect(retrieval([1.5]).top1).toBe(0);
    expect(retrieval([]).top1).toBeNaN();
  });
});
