import type { Matrix } from '../../matrices/matrix.ts';
import { inTurn } from '../../work/inTurn.ts';
import { withParts } from '../../work/parts.ts';
import { defineTask, runTask } from '../../work/team.ts';
import type { Work } from '../../work/work.ts';
import { curvatureOf, spreadOf, type Spread } from './curvature.ts';
import { evaluationsOf, weightsOf } from './evaluation.ts';
import { lbfgs, type Evaluation, type Minimum } from './lbfgs.ts';
import { modelOf, type LogisticModel } from './model.ts';
import { releaseRows, sumsOver, WIDE, type Part } from './rowsOnTeam.ts';

/** A labelling to fit. */
export interface Fit {
  /** classes of the rows, `[n]` */
  readonly labels: ArrayLike<number>;
  /** largest |entry| of the gradient allowed at the end */
  readonly tolerance: number;
}

/** All rows with a member's share of the fits. */
interface FitPart extends Part {
  readonly tolerances: readonly number[];
  readonly spread: Spread;
}

type Dialogue = Generator<Float64Array, Minimum, Evaluation>;

/** Unfinished fits. */
interface Fitting {
  readonly problems: readonly Dialogue[];
  readonly results: Minimum[];
  /** the fits that are not done, with the point that each needs next */
  open: { readonly i: number; readonly point: Float64Array }[];
}

const fittings = new WeakMap<FitPart, Fitting>();
const ITERATIONS = 1000;
/** Multiplications of a member between pauses: about 30 ms. */
const BUDGET = 2e7;
/** The cost of a pass apart from its products, and of a score's exponential, in multiplications. */
const PASS = 2e5;
const EXPONENTIAL = 40;

function begin({ labels, classes, tolerances, spread }: FitPart): Fitting {
  const width = widthOf(classes);
  // Float32 scores leave about 1e-8 of a sum of losses undecided.
  const noise = width * labels.length < WIDE ? 1e-13 : 1e-8;
  const problems = tolerances.map((tolerance, i) => {
    const { start, solve } = curvatureOf(spread, labels[i]!, width, 1);
    return lbfgs(start, { tolerance, iterations: ITERATIONS, noise, solve });
  });
  const fitting: Fitting = { problems, results: [], open: [] };
  fitting.open = problems.flatMap((problem, i) => pointOf(fitting, i, problem.next()));
  return fitting;
}

/** The point that a fit needs next, or none if it is done. */
function pointOf({ results }: Fitting, i: number, reply: IteratorResult<Float64Array, Minimum>) {
  if (!reply.done) return [{ i, point: reply.value }];
  results[i] = reply.value;
  return [];
}

/** One pass over the rows for all fits that are not done. */
function advance(part: FitPart, fitting: Fitting): void {
  const points = fitting.open.map(({ point }) => point);
  const width = widthOf(part.classes);
  const { columns } = part.rows;
  const problems = fitting.open.map(({ i }) => i);
  const sums = sumsOver(part, { problems, ...weightsOf(points, columns, width), piece: 0, pieces: 1 });
  const answers = evaluationsOf(sums, points, columns, width, 1);
  fitting.open = problems.flatMap((i, p) => pointOf(fitting, i, fitting.problems[i]!.next(answers[p]!)));
}

/**
 * Continues a member's fits.
 *
 * @param budget  multiplications to spend; at least one pass is made
 * @returns the number of fits that are not done
 */
const goOnTask = defineTask('logistic/go-on', (part: FitPart, budget: number): number => {
  let fitting = fittings.get(part);
  if (!fitting) fittings.set(part, (fitting = begin(part)));
  const { rows, columns } = part.rows;
  const perFit = rows * widthOf(part.classes) * (2 * columns + EXPONENTIAL);
  for (let spent = 0; fitting.open.length > 0 && spent < budget;) {
    spent += PASS + perFit * fitting.open.length;
    advance(part, fitting);
  }
  return fitting.open.length;
});

/** The minima of a member's fits, in their order. */
const resultsTask = defineTask(
  'logistic/results',
  (part: FitPart, _: null): readonly Minimum[] => fittings.get(part)?.results ?? [],
);

const releaseTask = defineTask('logistic/release-fits', (part: FitPart, _: null) => {
  fittings.delete(part);
  runTask(releaseRows.name, part, null);
});

const widthOf = (classes: number) => (classes === 2 ? 1 : classes);

/**
 * Multinomial logistic regressions (C = 1) on the same rows; one member of the team does all of a fit. See
 * `logisticRegressions` for the model. For few rows, whose passes cost less than sharing them. Every member keeps all
 * rows.
 *
 * @param x  `[n, columns]`
 * @param fits  classes below `classes`
 * @param classes  at least 2
 * @param known  the spread of the rows, if it is known already
 * @returns a model per fit
 */
export async function logisticFits(
  x: Matrix,
  fits: readonly Fit[],
  classes: number,
  work: Work,
  known?: Spread,
): Promise<LogisticModel[]> {
  const { team } = work;
  const shares = inTurn(fits.length, team.size);
  const spread = known ?? (await spreadOf(x, work));
  const parts = shares.map((share): FitPart => ({
    rows: share.length > 0 ? x : { data: new Float32Array(0), rows: 0, columns: x.columns },
    labels: share.map((i) => Uint16Array.from(fits[i]!.labels)),
    classes,
    tolerances: share.map((i) => fits[i]!.tolerance),
    spread,
  }));
  return withParts(
    team,
    parts,
    async (lent) => {
      for (;;) {
        await work.pause();
        const left = (await lent.each(goOnTask, BUDGET)).reduce((sum, count) => sum + count, 0);
        work.progress(1 - left / fits.length, `logistic regression, ${left} of ${fits.length} to go`);
        if (left === 0) break;
      }
      const models: LogisticModel[] = [];
      for (const [member, minima] of (await lent.each(resultsTask, null)).entries()) {
        minima.forEach((minimum, at) => {
          models[shares[member]![at]!] = modelOf(minimum, x.columns, widthOf(classes), classes);
        });
      }
      return models;
    },
    releaseTask,
  );
}
