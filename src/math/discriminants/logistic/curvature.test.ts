import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, type Matrix } from '../../matrices/matrix.ts';
import { dot } from '../../matrices/dot.ts';
import { random, type Random } from '../../random/random.ts';
import { quietWork } from '../../work/work.ts';
import { curvatureOf, spreadOf, type Curvature } from './curvature.ts';
import { evaluationsOf, weightsOf } from './evaluation.ts';
import { lbfgs } from './lbfgs.ts';
import { sumsOver, type Part } from './rowsOnTeam.ts';

const normals = (length: number, stream: Random) => Float64Array.from({ length }, () => stream.normal());

/** Rows far from the origin whose columns have falling deviations, with classes of unequal sizes. */
function world(n: number, columns: number, classes: number, seed: number) {
  const stream = random(seed);
  const rows: Matrix = matrix(
    Float32Array.from({ length: n * columns }, (_, p) => 0.5 + stream.normal() / (1 + (p % columns))),
    n,
    columns,
  );
  const labels = Uint16Array.from({ length: n }, () => Math.floor(classes * stream.uniform() ** 2));
  return { part: { rows, labels: [labels], classes } satisfies Part, labels, stream };
}

function evaluate(part: Part, point: Float64Array, c: number) {
  const width = part.classes === 2 ? 1 : part.classes;
  const pass = { problems: [0], ...weightsOf([point], part.rows.columns, width), piece: 0, pieces: 1 };
  return evaluationsOf(sumsOver(part, pass), [point], part.rows.columns, width, c)[0]!;
}

/** The change of the gradient along a step, by central differences. */
function secondDerivative(part: Part, at: Float64Array, step: Float64Array, c: number): Float64Array {
  const h = 1e-4;
  const [after, before] = [h, -h].map(
    (by) =>
      evaluate(
        part,
        at.map((x, i) => x + by * step[i]!),
        c,
      ).gradient,
  );
  return after!.map((value, i) => (value - before![i]!) / (2 * h));
}

/** With several classes, intercepts that move together change nothing. */
function apart(point: Float64Array, columns: number, width: number): Float64Array {
  if (width === 1) return point;
  const mean = point.subarray(columns * width).reduce((sum, own) => sum + own, 0) / width;
  return point.map((value, at) => (at < columns * width ? value : value - mean));
}

describe('the curvature of a regression at its start', () => {
  it('inverts the second derivative of the loss there, if its axes are all axes', async () => {
    const size = fc.record({
      classes: fc.integer({ min: 2, max: 6 }),
      columns: fc.integer({ min: 1, max: 12 }),
      c: fc.constantFrom(0.3, 1, 5),
      seed: fc.integer(),
    });
    await fc.assert(
      fc.asyncProperty(size, async ({ classes, columns, c, seed }) => {
        // Enough rows that one more item of each class changes little.
        const { part, labels, stream } = world(4000, columns, classes, seed);
        const width = classes === 2 ? 1 : classes;
        const { start, solve } = curvatureOf(await spreadOf(part.rows, quietWork), labels, width, c);
        const step = apart(normals(start.length, stream), columns, width);
        const back = apart(solve(secondDerivative(part, start, step, c)), columns, width);
        const error = back.map((value, i) => value - step[i]!);
        expect(dot(error, 0, error, 0, error.length)).toBeLessThan(1e-3 * dot(step, 0, step, 0, step.length));
      }),
      { numRuns: 25 },
    );
  });

  it('is symmetric and positive, also for more columns than axes, few rows and classes without items', async () => {
    for (const [n, columns, classes] of [
      [30, 70, 2],
      [30, 70, 5],
      [3, 40, 4],
      [1, 4, 3],
    ] as const) {
      const { part, labels, stream } = world(n, columns, classes, n);
      const width = classes === 2 ? 1 : classes;
      const { start, solve }: Curvature = curvatureOf(await spreadOf(part.rows, quietWork), labels, width, 1);
      const [a, b] = [0, 1].map(() => apart(normals(start.length, stream), columns, width));
      const size = a!.length;
      expect(dot(a!, 0, solve(b!), 0, size)).toBeCloseTo(dot(solve(a!), 0, b!, 0, size), 8);
      expect(dot(a!, 0, solve(a!), 0, size)).toBeGreaterThan(0);
    }
  });

  it('saves most of the steps where rows have a steep spectrum', async () => {
    const { part, labels } = world(500, 60, 4, 11);
    const { start, solve } = curvatureOf(await spreadOf(part.rows, quietWork), labels, 4, 1);
    const stepsOf = (how: { solve?: typeof solve }) => {
      const dialogue = lbfgs(start, { tolerance: 1e-6, iterations: 1000, ...how });
      let reply = dialogue.next();
      while (!reply.done) reply = dialogue.next(evaluate(part, reply.value, 1));
      expect(reply.value.converged).toBe(true);
      return reply.value;
    };
    const [quick, plain] = [stepsOf({ solve }), stepsOf({})];
    expect(quick.iterations).toBeLessThan(0.4 * plain.iterations);
    quick.point.forEach((value, i) => expect(value).toBeCloseTo(plain.point[i]!, 4));
  });
});
