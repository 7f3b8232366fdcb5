/** Features, or blocks, with the same margin: they have the same multiplier. */
export interface MarginClasses {
  /** the margin of each class, ascending, `[classes]` */
  readonly margins: Float64Array;
  /** number of features (or blocks) of each class, `[classes]` */
  readonly sizes: Float64Array;
  /** the class of each feature (or block) */
  readonly of: Uint32Array;
}

/** The maximum-entropy model of a 0/1 table with given margins: entry (i, b) is 1 with probability x y / (1 + x y). */
export interface MarginsModel {
  readonly rows: MarginClasses;
  readonly columns: MarginClasses;
  /** log x of each class of rows, and log y of each class of columns */
  readonly rowLogs: Float64Array;
  readonly columnLogs: Float64Array;
  /** the largest difference between an expected margin and the given one, as a share of the given one */
  readonly misfit: number;
}

/** Sweeps at most; tables like firings need some tens. */
const SWEEPS = 500;
/** The misfit at which the fit ends. */
const TOLERANCE = 1e-9;
/** Steps of a logarithm at most, so that Newton's steps do not overshoot. */
const STRIDE = 2;
/** |log x| at most: beyond it a probability is 0 or 1 to double precision. */
const REACH = 40;

/**
 * Fits the maximum-entropy model that keeps every margin in expectation: the Rasch model, or bipartite configuration
 * model (Rasch 1960; Saracco and others, Scientific Reports 5, 10595, 2015). One Newton step for each class of rows, then one for
 * each class of columns, until the margins hold.
 *
 * @param rows  margin of each row, each more than 0 and less than the number of columns (see `freeCore`)
 * @param columns  margin of each column, with the same sum
 */
export function fitMargins(rows: ArrayLike<number>, columns: ArrayLike<number>): MarginsModel {
  const own = classesOf(rows);
  const other = classesOf(columns);
  const total = own.margins.reduce((sum, margin, u) => sum + margin * own.sizes[u]!, 0);
  const start = (margin: number) => Math.log(margin) - Math.log(Math.max(1, total)) / 2;
  const rowLogs = own.margins.map(start);
  const columnLogs = other.margins.map(start);
  let misfit = Infinity;
  for (let sweep = 0; sweep < SWEEPS && misfit > TOLERANCE; sweep++) {
    const before = step(own, rowLogs, other, columnLogs);
    const after = step(other, columnLogs, own, rowLogs);
    misfit = Math.max(before, after);
  }
  return { rows: own, columns: other, rowLogs, columnLogs, misfit: Number.isFinite(misfit) ? misfit : 0 };
}

/** The classes of margins, ascending. */
export function classesOf(margins: ArrayLike<number>): MarginClasses {
  const distinct = Float64Array.from(new Set(Array.from(margins))).sort();
  const place = new Map(Array.from(distinct, (margin, at) => [margin, at]));
  const of = Uint32Array.from({ length: margins.length }, (_, i) => place.get(margins[i]!)!);
  const sizes = new Float64Array(distinct.length);
  for (const at of of) sizes[at]!++;
  return { margins: distinct, sizes, of };
}

/** One Newton step for every class of one side; returns the largest misfit before it. */
function step(own: MarginClasses, logs: Float64Array, other: MarginClasses, otherLogs: Float64Array): number {
  const multipliers = otherLogs.map(Math.exp);
  let misfit = 0;
  for (let u = 0; u < logs.length; u++) {
    const x = Math.exp(logs[u]!);
    let [expected, slope] = [0, 0];
    for (let l = 0; l < multipliers.length; l++) {
      const odds = x * multipliers[l]!;
      const p = odds / (1 + odds);
      expected += other.sizes[l]! * p;
      slope += other.sizes[l]! * p * (1 - p);
    }
    const away = expected - own.margins[u]!;
    misfit = Math.max(misfit, Math.abs(away) / own.margins[u]!);
    const stride = slope > 0 ? away / slope : 0;
    logs[u] = bounded(logs[u]! - bounded(stride, STRIDE), REACH);
  }
  return misfit;
}

const bounded = (value: number, by: number) => Math.min(by, Math.max(-by, value));
