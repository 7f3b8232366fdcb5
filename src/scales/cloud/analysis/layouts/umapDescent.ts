import type { UmapGraph } from './umapGraph.ts';

/** How steeply attraction and repulsion fall with distance: 1/(1 + a·d^(2b)). */
export interface Curve {
  readonly a: number;
  readonly b: number;
}

/** A layout that is being optimised. */
export interface UmapDescent {
  /** `[n, dimensions]` */
  readonly places: Float64Array;
  /** One epoch, in steps of a few milliseconds. */
  epoch(): Generator<void>;
}

/** Random features that a pair's head is pushed away from, for each time that it is pulled. */
const NEGATIVES = 5;
/** The largest step along an axis, before the learning rate. */
const MOST = 4;
/** Pairs that are looked at between pauses. */
const STEP = 1 << 15;

/**
 * Stochastic gradient descent with negative samples (McInnes, Healy & Melville 2018, algorithm 5), with the arithmetic and the
 * order of umap-js to the last bit, on flat arrays.
 *
 * @param random  uniform in [0, 1)
 */
export function umapDescent(
  { head, tail, weights }: UmapGraph,
  { n, dimensions, epochs, curve }: { n: number; dimensions: 2 | 3; epochs: number; curve: Curve },
  random: () => number,
): UmapDescent {
  const places = Float64Array.from({ length: n * dimensions }, () => random() * 20 + -10);
  const { period, negativePeriod } = periods(weights, epochs);
  const next = period.slice();
  const nextNegative = negativePeriod.slice();
  const move = mover(places, dimensions, n, curve, random);
  let done = 0;
  return {
    places,
    *epoch() {
      const alpha = done === 0 ? 1 : 1 - (done - 1) / epochs;
      for (let from = 0; from < head.length; from += STEP) {
        const to = Math.min(head.length, from + STEP);
        for (let i = from; i < to; i++) {
          if (next[i]! > done) continue;
          next[i]! += period[i]!;
          const negatives = Math.floor((done - nextNegative[i]!) / negativePeriod[i]!);
          move(head[i]!, tail[i]!, Math.max(0, negatives), alpha);
          nextNegative[i]! += negatives * negativePeriod[i]!;
        }
        yield;
      }
      done++;
    },
  };
}

/** Epochs from one use of a pair to the next, and from one of its negative samples to the next. */
function periods(weights: Float64Array, epochs: number) {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, weight);
  const period = weights.map((weight) => epochs / ((weight / largest) * epochs));
  return { period, negativePeriod: period.map((value) => value / NEGATIVES) };
}

/** Pulls the two features of a pair together, and pushes its head away from random ones. */
function mover(y: Float64Array, d: 2 | 3, n: number, { a, b }: Curve, random: () => number) {
  const flat = d === 2;
  const pull = -2 * a * b;
  const push = 2 * b;
  return (head: number, tail: number, negatives: number, alpha: number): void => {
    const j = head * d;
    const k = tail * d;
    let [x0, x1] = [y[j]!, y[j + 1]!];
    let x2 = flat ? 0 : y[j + 2]!;
    let [d0, d1] = [x0 - y[k]!, x1 - y[k + 1]!];
    let d2 = flat ? 0 : x2 - y[k + 2]!;
    let square = d0 * d0 + d1 * d1 + d2 * d2;
    const factor = square > 0 ? (pull * Math.pow(square, b - 1)) / (a * Math.pow(square, b) + 1) : 0;
    const [g0, g1, g2] = [clipped(factor * d0), clipped(factor * d1), clipped(factor * d2)];
    x0 += g0 * alpha;
    x1 += g1 * alpha;
    x2 += g2 * alpha;
    y[k]! += -g0 * alpha;
    y[k + 1]! += -g1 * alpha;
    if (!flat) y[k + 2]! += -g2 * alpha;
    for (let p = 0; p < negatives; p++) {
      const other = Math.floor(random() * n);
      const at = other * d;
      // The head itself moves while it is pushed.
      const isHead = other === head;
      d0 = isHead ? 0 : x0 - y[at]!;
      d1 = isHead ? 0 : x1 - y[at + 1]!;
      d2 = flat || isHead ? 0 : x2 - y[at + 2]!;
      square = d0 * d0 + d1 * d1 + d2 * d2;
      if (!(square > 0) && isHead) continue;
      const force = square > 0 ? push / ((0.001 + square) * (a * Math.pow(square, b) + 1)) : 0;
      const isForce = force > 0;
      x0 += (isForce ? clipped(force * d0) : MOST) * alpha;
      x1 += (isForce ? clipped(force * d1) : MOST) * alpha;
      if (!flat) x2 += (isForce ? clipped(force * d2) : MOST) * alpha;
    }
    y[j] = x0;
    y[j + 1] = x1;
    if (!flat) y[j + 2] = x2;
  };
}

const clipped = (value: number): number => (value > MOST ? MOST : value < -MOST ? -MOST : value);
