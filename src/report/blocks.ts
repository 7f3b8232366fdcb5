import type {
  Cell,
  Histogram,
  ReportChart,
  ReportColumn,
  ReportFigure,
  ReportNull,
  ReportSeries,
  ReportTable,
  ReportText,
} from './document.ts';

/** The draws of a null, or only their mean and deviation. */
export interface Draws {
  readonly mean: number;
  readonly sd: number;
  readonly samples?: ArrayLike<number>;
}

/** A figure as analyses give it. */
interface Beside {
  readonly value: number;
  readonly null?: Draws;
  readonly z?: number | null;
  readonly p?: number | null;
}

/** What a figure in a report says besides the values. */
interface FigureOptions {
  readonly unit?: string;
  readonly decimals?: number;
  readonly error?: number;
  /** what a draw is, such as `permutations` */
  readonly of?: string;
  /** the number of draws, if the draws themselves are not known */
  readonly draws?: number;
  /** p in its place, such as one corrected for several figures */
  readonly p?: number | null;
}

/** Most bins in the histogram of a null. */
const MOST_BINS = 24;
/** Draws of which a histogram is made. */
const FEWEST = 20;

/** A figure beside its null. */
export function figure(name: string, beside: Beside, options: FigureOptions = {}): ReportFigure {
  const { unit = '', decimals = null, error, of = 'draws', p = beside.p } = options;
  return {
    kind: 'figure',
    name,
    value: finite(beside.value),
    unit,
    decimals,
    error: finite(error),
    null: beside.null ? nullOf(beside.null, of, options.draws) : null,
    z: finite(beside.z),
    p: finite(p),
  };
}

function nullOf({ mean, sd, samples }: Draws, of: string, draws = samples?.length ?? 0): ReportNull {
  return {
    mean: rounded(mean),
    sd: rounded(sd),
    draws,
    of,
    histogram: samples ? histogramOf(samples) : null,
  };
}

/** The counts of draws in bins between the least and the greatest; null for fewer than 20, or if all are equal. */
export function histogramOf(samples: ArrayLike<number>): Histogram | null {
  const draws = Array.from(samples).filter(Number.isFinite);
  if (draws.length < FEWEST) return null;
  const low = draws.reduce((a, b) => Math.min(a, b));
  const high = draws.reduce((a, b) => Math.max(a, b));
  if (!(high > low)) return null;
  const bins = Math.min(MOST_BINS, Math.ceil(1.5 * Math.sqrt(draws.length)));
  const counts = new Array<number>(bins).fill(0);
  for (const draw of draws) counts[Math.min(bins - 1, Math.floor(((draw - low) / (high - low)) * bins))]!++;
  return { low: rounded(low), high: rounded(high), counts };
}

/** A number if it exists. */
const finite = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? rounded(value) : null;

/**
 * Nine significant digits. Engines of JavaScript differ in the last digits of functions such as `Math.log`; a report is the same
 * in every browser and in the terminal.
 */
const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(9)));

/** A column of texts. */
export const words = (name: string): ReportColumn => ({ name, unit: '', decimals: null });

/** A column of numbers. */
export const numbers = (name: string, decimals: number | null = null, unit = ''): ReportColumn => ({
  name,
  unit,
  decimals,
});

export const table = (
  caption: string,
  columns: readonly ReportColumn[],
  rows: readonly (readonly (Cell | undefined)[])[],
): ReportTable => ({
  kind: 'table',
  caption,
  columns,
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : finite(cell)))),
});

/** A chart of the points that exist. */
export const chart = (
  title: string,
  x: string | { readonly log: string },
  y: string | { readonly log: string },
  series: readonly ReportSeries[],
): ReportChart => ({
  kind: 'chart',
  title,
  x: axis(x),
  y: axis(y),
  series: series.map((one) => ({
    ...one,
    points: one.points
      .filter((point) => point.every((value) => Number.isFinite(value)))
      .map((point) => point.map(rounded)),
  })),
});

const axis = (name: string | { readonly log: string }) =>
  typeof name === 'string' ? { name, log: false } : { name: name.log, log: true };

export const verdict = (text: string): ReportText => ({ kind: 'verdict', text });
export const note = (text: string): ReportText => ({ kind: 'note', text });
