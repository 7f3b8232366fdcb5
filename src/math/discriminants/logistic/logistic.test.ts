import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeRows, type Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import { CancelledError, quietWork } from '../../work/work.ts';
import { balancedAccuracy } from './balancedAccuracy.ts';
import { lbfgs, type Evaluation } from './lbfgs.ts';
import { logisticRegression, logisticRegressions, predictClasses } from './logisticRegression.ts';
import { stratifiedSplit } from './stratifiedSplit.ts';

interface Case {
  n: number;
  dim: number;
  classes: number;
  x: string;
  labels: number[];
  train: number[];
  test: number[];
  coefficients: number[][];
  intercepts: number[];
  balancedAccuracy: number;
}
const cases = JSON.parse(
  readFileSync(new URL('./fixtures/logistic.json', import.meta.url), 'utf8'),
) as Case[];

function rowsOf({ x, n, dim }: Case): Matrix {
  const bytes = Uint8Array.from(Buffer.from(x, 'base64'));
  return { data: new Float32Array(bytes.buffer), rows: n, columns: dim };
}
const at = (labels: ArrayLike<number>, indices: ArrayLike<number>) => Array.from(indices, (i) => labels[i]!);

describe('logistic regression agrees with scikit-learn', () => {
  it.each(cases.map((one) => [one.classes, one] as const))('%i classes', async (classes, one) => {
    const x = rowsOf(one);
    const train = takeRows(x, one.train);
    const model = await logisticRegression(train, at(one.labels, one.train), classes, {}, quietWork);
    expect(model.converged).toBe(true);
    one.coefficients
      .flat()
      .forEach((value, i) => expect(Math.abs(model.coefficients.data[i]! - value)).toBeLessThan(1e-3));
    // With more than two classes only differences of intercepts are determined.
    const shift = classes > 2 ? model.intercepts.reduce((a, b) => a + b) / classes : 0;
    const theirs = classes > 2 ? one.intercepts.reduce((a, b) => a + b) / classes : 0;
    one.intercepts.forEach((value, i) =>
      expect(Math.abs(model.intercepts[i]! - shift - (value - theirs))).toBeLessThan(1e-3),
    );
    const found = balancedAccuracy(at(one.labels, one.test), predictClasses(model, takeRows(x, one.test)));
    expect(found.value).toBeCloseTo(one.balancedAccuracy, 9);
  });
});

describe('logistic regression', () => {
  it('fits several labellings together as each alone, by float64 and by float32 passes', async () => {
    const one = cases[2]!;
    const x = rowsOf(one);
    const labellings = [0, 1, 2].map((turn) => one.labels.map((label) => (label + turn) % one.classes));
    const together = await logisticRegressions(x, labellings, one.classes, { tolerance: 1e-3 }, quietWork);
    for (const [i, labels] of labellings.entries()) {
      const alone = await logisticRegression(x, labels, one.classes, { tolerance: 1e-3 }, quietWork);
      alone.coefficients.data.forEach((value, p) =>
        expect(together[i]!.coefficients.data[p]).toBeCloseTo(value, 2),
      );
    }
  });

  it('ends at a vanishing gradient, whatever C', async () => {
    const one = cases[1]!;
    for (const c of [0.1, 1, 10]) {
      const model = await logisticRegression(rowsOf(one), one.labels, 3, { c, tolerance: 1e-5 }, quietWork);
      expect(model.gradient).toBeLessThanOrEqual(1e-5 / c);
      // Adding the same to every class changes only the penalty, so at the minimum the weights sum to 0.
      for (let d = 0; d < one.dim; d++) {
        const sum = [0, 1, 2].reduce((total, j) => total + model.coefficients.data[j * one.dim + d]!, 0);
        expect(sum).toBeCloseTo(0, 4);
      }
    }
  });

  it('has a result for a class without items, and refuses impossible problems', async () => {
    const one = cases[0]!;
    const model = await logisticRegression(rowsOf(one), one.labels, 3, {}, quietWork);
    expect(predictClasses(model, rowsOf(one)).includes(2)).toBe(false);
    await expect(logisticRegression(rowsOf(one), one.labels, 1, {}, quietWork)).rejects.toThrow('2 classes');
    await expect(logisticRegression(rowsOf(one), [0, 1], 2, {}, quietWork)).rejects.toThrow('200 rows');
  });

  it('stops when it is cancelled', async () => {
    const work = { ...quietWork, pause: () => Promise.reject(new CancelledError()) };
    const one = cases[0]!;
    await expect(logisticRegression(rowsOf(one), one.labels, 2, {}, work)).rejects.toThrow(CancelledError);
  });
});

describe('lbfgs', () => {
  it('finds the minimum of a convex quadratic', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (seed, n) => {
        const stream = random(seed);
        const scale = Float64Array.from({ length: n }, () => 10 ** (3 * stream.uniform() - 1));
        const goal = Float64Array.from({ length: n }, () => stream.normal());
        const answer = (x: Float64Array): Evaluation => ({
          value: x.reduce((sum, value, i) => sum + 0.5 * scale[i]! * (value - goal[i]!) ** 2, 0),
          gradient: x.map((value, i) => scale[i]! * (value - goal[i]!)),
        });
        const dialogue = lbfgs(new Float64Array(n), { tolerance: 1e-8, iterations: 1000 });
        let reply = dialogue.next();
        while (!reply.done) reply = dialogue.next(answer(reply.value));
        expect(reply.value.converged).toBe(true);
        reply.value.point.forEach((value, i) => expect(value).toBeCloseTo(goal[i]!, 6));
      }),
    );
  });
});

describe('balanced accuracy', () => {
  it('is the mean recall of the classes that occur', () => {
    expect(balancedAccuracy([0, 0, 0, 0, 2], [0, 0, 0, 1, 2])).toMatchObject({ value: 0.875, classes: 2 });
    expect(balancedAccuracy([0, 0, 1, 1], [0, 0, 0, 0])).toMatchObject({ value: 0.5, error: 0 });
    expect(balancedAccuracy([], [])).toEqual({ value: 0, error: 0, classes: 0, n: 0 });
    expect(() => balancedAccuracy([0], [])).toThrow('expected 1 predictions, found 0');
  });
});

describe('stratified split', () => {
  it('holds out the share of every class, each item in one part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 200 }),
        fc.integer(),
        (labels, seed) => {
          const { train, test } = stratifiedSplit(labels, 0.2, seed);
          const all = [...train, ...test].sort((a, b) => a - b);
          expect(all).toEqual([...labels.keys()].filter((i) => labels[i]! >= 0));
          for (let label = 0; label <= 5; label++) {
            const size = labels.filter((own) => own === label).length;
            const held = at(labels, test).filter((own) => own === label).length;
            expect(held).toBe(size === 0 ? 0 : Math.min(size - 1, Math.round(0.2 * size)));
          }
        },
      ),
    );
  });
});
