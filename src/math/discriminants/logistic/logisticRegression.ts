import type { Matrix } from '../../matrices/matrix.ts';
import { stepOf, type Work } from '../../work/work.ts';
import { kernels } from '../../kernels/kernels.ts';
import { curvatureOf, spreadOf, type Spread } from './curvature.ts';
import { lbfgs, type Evaluation, type Minimum } from './lbfgs.ts';
import { evaluationsOf, weightsOf } from './evaluation.ts';
import { modelOf, type LogisticModel } from './model.ts';
import { rowsOnTeam, timesInDouble, WIDE } from './rowsOnTeam.ts';

export interface LogisticOptions {
  /** inverse strength of the L2 penalty, default 1 */
  readonly c?: number;
  /** largest |entry| of the gradient allowed at the end, default 1e-4 (scikit-learn's) */
  readonly tolerance?: number;
  /** the largest number of steps, default 1000 */
  readonly iterations?: number;
  /** of the rows, if it is known already */
  readonly spread?: Spread;
}

/**
 * Multinomial logistic regression, C·Σ log loss + ½‖W‖² with free intercepts, by L-BFGS, as scikit-learn's
 * `LogisticRegression(C)`: softmax over classes, and for two classes the ordinary logistic model of the second. Several
 * labellings of the same rows are fitted at once and share every pass over the rows, so a permutation null costs little
 * more than its arithmetic.
 *
 * @param x  `[n, columns]`
 * @param labellings  classes below `classes`, `[n]` each
 * @param classes  at least 2
 * @returns a model per labelling
 * @throws RangeError when a length differs or there are fewer than two classes
 */
export async function logisticRegressions(
  x: Matrix,
  labellings: readonly ArrayLike<number>[],
  classes: number,
  options: LogisticOptions,
  work: Work,
): Promise<LogisticModel[]> {
  if (classes < 2) throw new RangeError(`logisticRegression: expected at least 2 classes, found ${classes}`);
  for (const labels of labellings) {
    if (labels.length !== x.rows) {
      throw new RangeError(
        `logisticRegression: expected ${x.rows} labels for ${x.rows} rows, found ${labels.length}`,
      );
    }
  }
  const { c = 1, tolerance = 1e-4, iterations = 1000 } = options;
  const width = classes === 2 ? 1 : classes;
  const classLabels = labellings.map((labels) => Uint16Array.from(labels));
  const spread = options.spread ?? (await spreadOf(x, work));
  const rows = await rowsOnTeam(x, classLabels, classes, work);
  try {
    // Float32 scores leave about 1e-8 of a sum of losses undecided.
    const noise = width * labellings.length < WIDE ? 1e-13 : 1e-8;
    const problems = classLabels.map((labels) => {
      const { start, solve } = curvatureOf(spread, labels, width, c);
      return lbfgs(start, { tolerance: tolerance / c, iterations, noise, solve });
    });
    const minima = await minimiseTogether(
      problems,
      async (points, active) => {
        const sums = await rows.pass({ problems: active, ...weightsOf(points, x.columns, width) });
        return evaluationsOf(sums, points, x.columns, width, c);
      },
      work,
    );
    return minima.map((minimum) => modelOf(minimum, x.columns, width, classes));
  } finally {
    await rows.free();
  }
}

/** Runs several minimisations together: each round evaluates the points of all that are not done. */
async function minimiseTogether(
  problems: readonly Generator<Float64Array, Minimum, Evaluation>[],
  evaluate: (points: readonly Float64Array[], active: readonly number[]) => Promise<Evaluation[]>,
  work: Work,
): Promise<Minimum[]> {
  const results: Minimum[] = [];
  let open = problems.map((problem, i) => ({ i, reply: problem.next() }));
  const first: number[] = [];
  for (;;) {
    for (const { i, reply } of open) if (reply.done) results[i] = reply.value;
    open = open.filter(({ reply }) => !reply.done);
    if (open.length === 0) return results;
    const active = open.map(({ i }) => i);
    const points = open.map(({ reply }) => reply.value as Float64Array);
    const answers = await evaluate(points, active);
    const steepest = answers.map(({ gradient }) => gradient.reduce((a, g) => Math.max(a, Math.abs(g)), 0));
    active.forEach((i, p) => (first[i] ??= steepest[p]!));
    // The gradient falls by four or five orders of magnitude; its logarithm measures the progress.
    const left = Math.max(...active.map((i, p) => Math.log10(steepest[p]! / first[i]!) + 4.5)) / 4.5;
    work.progress(
      Math.min(0.99, Math.max(0, 1 - left)),
      `logistic regression, ${active.length} of ${problems.length} to go`,
    );
    open = active.map((i, p) => ({ i, reply: problems[i]!.next(answers[p]!) }));
  }
}

/**
 * Fits one labelling; see `logisticRegressions`.
 *
 * @param x  `[n, columns]`
 * @param labels  classes below `classes`, `[n]`
 * @throws RangeError as `logisticRegressions`
 */
export async function logisticRegression(
  x: Matrix,
  labels: ArrayLike<number>,
  classes: number,
  options: LogisticOptions,
  work: Work,
): Promise<LogisticModel> {
  return (await logisticRegressions(x, [labels], classes, options, stepOf(work, 0, 1)))[0]!;
}

/**
 * The most probable class of each row, the smaller of equal ones: `[rows]`.
 *
 * @param x  `[rows, columns]`
 */
export function predictClasses(model: LogisticModel, x: Matrix): Uint16Array {
  const { coefficients: w, intercepts } = model;
  const width = w.rows;
  const weights = new Float64Array(w.data.length);
  for (let j = 0; j < width; j++) {
    for (let d = 0; d < x.columns; d++) weights[d * width + j] = w.data[j * x.columns + d]!;
  }
  const kernel = kernels().dense(x);
  const scores = timesInDouble(kernel, weights, width);
  kernel.free();
  return Uint16Array.from({ length: x.rows }, (_, i) =>
    width === 1 ? +(scores[i]! + intercepts[0]! > 0) : mostProbable(scores, i * width, intercepts),
  );
}

function mostProbable(scores: Float64Array, at: number, intercepts: Float64Array): number {
  let best = 0;
  let most = -Infinity;
  for (let j = 0; j < intercepts.length; j++) {
    const score = scores[at + j]! + intercepts[j]!;
    if (score <= most) continue;
    most = score;
    best = j;
  }
  return best;
}
