import { expect, it } from 'vitest';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { bestScores, type Draw } from './chance.ts';
import { normsOf, offsetOf, scoringOf, type AnalogyMethod } from './scoring.ts';

const METHODS: readonly AnalogyMethod[] = ['add', 'multiply', 'removed'];

function words(rows: number, columns: number): Matrix {
  const stream = random(5);
  const data = Float32Array.from({ length: rows * columns }, () => stream.normal());
  // A word without a direction.
  data.fill(0, 7 * columns, 8 * columns);
  return { data, rows, columns };
}

function drawsOf(matrix: Matrix, method: AnalogyMethod, n: number): Draw[] {
  const stream = random(6);
  const other = () => 8 + stream.integer(matrix.rows - 8);
  return Array.from({ length: n }, () => {
    const question = { a: other(), b: other(), c: 3, method, count: 1 };
    const scoring = scoringOf({ matrix, norms: normsOf(matrix) }, question, offsetOf(matrix, question));
    return { scoring, without: [question.a, question.b, question.c] };
  });
}

it.each(METHODS)('the best scores by products are those of every word one by one: %s', async (method) => {
  const matrix = words(5_000, 8);
  const draws = drawsOf(matrix, method, 40);
  const best = await bestScores({ matrix, norms: normsOf(matrix) }, draws, quietWork);
  draws.forEach(({ scoring, without }, i) => {
    let most = -Infinity;
    for (let word = 0; word < matrix.rows; word++) {
      const score = scoring.score(word);
      if (score > most && !without.includes(word)) most = score;
    }
    expect(best[i]).toBe(most);
  });
});

it.each(METHODS)('a score from products is that from vectors, but for rounding: %s', (method) => {
  const matrix = words(50, 8);
  const [{ scoring }] = drawsOf(matrix, method, 1) as [Draw];
  for (const word of [0, 20, 49]) {
    const products = scoring.against.map((vector) =>
      vector.reduce((sum, value, j) => sum + value * matrix.data[word * 8 + j]!, 0),
    );
    expect(scoring.fromProducts(word, Float64Array.from([9, ...products]), 1)).toBeCloseTo(
      scoring.score(word),
      12,
    );
  }
});

it('a draw has no best score if no word has a direction', async () => {
  const words = { matrix: { data: new Float32Array(8), rows: 4, columns: 2 }, norms: new Float64Array(4) };
  const question = { a: 0, b: 1, c: 2, method: 'add' as const, count: 1 };
  const scoring = scoringOf(words, question, Float64Array.of(1, 0));
  expect([...(await bestScores(words, [{ scoring, without: [0, 1, 2] }], quietWork))]).toEqual([
    Number.NEGATIVE_INFINITY,
  ]);
});
