import type { DenseKernel } from '../../kernels/interface.ts';
import { kernels } from '../../kernels/kernels.ts';
import { softmaxResidual } from '../../kernels/softmax.ts';
import { rowRange, type Matrix } from '../../matrices/matrix.ts';
import { addTo } from '../../matrices/addTo.ts';
import { holdParts } from '../../work/parts.ts';
import { defineTask, shardBounds } from '../../work/team.ts';
import type { Work } from '../../work/work.ts';
import { resident } from '../../work/resident.ts';

/** A member's rows with their classes in every problem. */
export interface Part {
  readonly rows: Matrix;
  /** class of each row, 0 … classes − 1, `[rows]` per problem */
  readonly labels: readonly Uint16Array[];
  readonly classes: number;
}

/** A pass over one piece of the rows, for some of the problems. */
export interface Pass {
  /** the numbers of the problems */
  readonly problems: readonly number[];
  /** `[columns, problems · width]`, width = classes, or 1 for two classes */
  readonly weights: Float64Array;
  /** `[problems · width]` */
  readonly intercepts: Float64Array;
  readonly piece: number;
  readonly pieces: number;
}

/** Sums over the rows of a pass. */
export interface Sums {
  /** Σ of log losses, `[problems]` */
  readonly loss: Float64Array;
  /** `[columns, problems · width]` */
  readonly gradient: Float64Array;
  /** `[problems · width]` */
  readonly intercepts: Float64Array;
}

/** From this number of vectors on, passes are float32 products with float64 sums across blocks. */
export const WIDE = 12;

const rowKernels = resident(
  'logistic/release',
  (part: Part) => kernels().dense(part.rows),
  (kernel) => kernel.free(),
);

/** Frees the kernel that holds a part's rows. */
export const releaseRows = rowKernels.release;

/** Sums over the rows of one piece of a part. */
export function sumsOver(part: Part, pass: Pass): Sums {
  const bounds = shardBounds(part.rows.rows, pass.pieces);
  const [from, to] = [bounds[pass.piece]!, bounds[pass.piece + 1]!];
  const total = pass.intercepts.length;
  const classes = pass.problems.map((problem) => part.labels[problem]!.subarray(from, to));
  if (total >= WIDE && total > classes.length) {
    const weights = { data: new Float32Array(pass.weights), rows: part.rows.columns, columns: total };
    return rowKernels.of(part).softmaxSums(weights, pass.intercepts, classes, from, to);
  }
  const scores = timesRows(rowKernels.of(part), pass.weights, total, from, to);
  const loss = new Float64Array(pass.problems.length);
  const intercepts = new Float64Array(total);
  const width = total / pass.problems.length;
  for (let r = 0; r < to - from; r++) {
    const at = r * total;
    for (let j = 0; j < total; j++) scores[at + j]! += pass.intercepts[j]!;
    for (let p = 0; p < classes.length; p++) {
      loss[p]! += residual(scores, at + p * width, width, classes[p]![r]!);
    }
    for (let j = 0; j < total; j++) intercepts[j]! += scores[at + j]!;
  }
  return { loss, gradient: transposedTimesRows(rowKernels.of(part), scores, total, from, to), intercepts };
}

const passTask = defineTask('logistic/pass', sumsOver);

/** Turns the scores of a row into probability − truth and returns its log loss. */
function residual(scores: Float64Array, at: number, width: number, label: number): number {
  if (width > 1) return softmaxResidual(scores, at, width, label);
  const score = scores[at]!;
  const tail = Math.log1p(Math.exp(-Math.abs(score)));
  scores[at] = 1 / (1 + Math.exp(-score)) - label;
  return tail + Math.max(score, 0) - label * score;
}

/** The kernels take four vectors at a time; an incomplete four costs more than one that zeros complete. */
const FOUR = 4;

function timesRows(x: DenseKernel, v: Float64Array, width: number, from: number, to: number): Float64Array {
  if (width < WIDE) return timesInDouble(x, v, width, from, to);
  const wide = { data: new Float32Array(v), rows: x.columns, columns: width };
  return new Float64Array(x.timesMatrix(wide, from, to).data);
}

/** X·V in float64, `[to − from, width]`, of V, `[columns, width]`. */
export function timesInDouble(
  x: DenseKernel,
  v: Float64Array,
  width: number,
  from?: number,
  to?: number,
): Float64Array {
  const full = fullWidth(width);
  return withWidth(x.timesMany(withWidth(v, width, full), full, from, to), full, width);
}

function transposedTimesRows(x: DenseKernel, w: Float64Array, width: number, from: number, to: number) {
  if (width < WIDE) {
    const full = fullWidth(width);
    return withWidth(x.transposedTimesMany(withWidth(w, width, full), full, from, to), full, width);
  }
  const wide = { data: new Float32Array(w), rows: to - from, columns: width };
  return new Float64Array(x.transposedTimesMatrix(wide, from, to).data);
}

const fullWidth = (width: number) => (width === 1 ? 1 : FOUR * Math.ceil(width / FOUR));

/** The same rows with zeros appended, or cut: `[rows, from]` → `[rows, to]`. */
function withWidth(rows: Float64Array, from: number, to: number): Float64Array {
  if (from === to) return rows;
  const count = rows.length / from;
  const result = new Float64Array(count * to);
  const common = Math.min(from, to);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < common; j++) result[i * to + j] = rows[i * from + j]!;
  }
  return result;
}

/** Rows that the team keeps for many passes. */
export interface RowsOnTeam {
  /** The sums over all rows. */
  pass(pass: Omit<Pass, 'piece' | 'pieces'>): Promise<Sums>;
  free(): Promise<void>;
}

/** Multiplications between pauses: about 50 ms. */
const PIECE = 1e8;

/**
 * Lends rows and their classes in several problems to the team.
 *
 * @param x  `[n, columns]`
 * @param labels  classes below `classes`, `[n]` per problem
 */
export async function rowsOnTeam(
  x: Matrix,
  labels: readonly Uint16Array[],
  classes: number,
  work: Work,
): Promise<RowsOnTeam> {
  const { team } = work;
  const bounds = shardBounds(x.rows, team.size);
  const parts = Array.from({ length: team.size }, (_, m): Part => {
    const [from, to] = [bounds[m]!, bounds[m + 1]!];
    return { rows: rowRange(x, from, to), labels: labels.map((own) => own.slice(from, to)), classes };
  });
  const lent = await holdParts(team, parts, { release: releaseRows });
  return {
    async pass(pass) {
      const cost = (2 * x.rows * x.columns * pass.intercepts.length) / team.size;
      const pieces = Math.max(1, Math.ceil(cost / PIECE));
      let total: Sums | null = null;
      for (let piece = 0; piece < pieces; piece++) {
        await work.pause();
        for (const part of await lent.each(passTask, { ...pass, piece, pieces })) {
          if (total) addSums(total, part);
          else total = part;
        }
      }
      return total!;
    },
    free: () => lent.free(),
  };
}

function addSums(total: Sums, part: Sums): void {
  addTo(total.loss, part.loss);
  addTo(total.gradient, part.gradient);
  addTo(total.intercepts, part.intercepts);
}
