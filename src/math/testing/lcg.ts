import type { DoubleMatrix } from '../matrices/doubleMatrix.ts';

/**
 * Points with planted classes that the fixtures' script makes too, to the last bit: a linear congruential
 * generator and sums of its numbers, exact in float64. Twin of `points` in make_discriminants.py.
 */
export function plantedPoints(
  rows: number,
  columns: number,
  classes: number,
  spread: number,
  seed: number,
): { x: DoubleMatrix; labels: number[] } {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const bell = () => uniform() + uniform() + uniform() + uniform() - 2;
  const centres = Array.from({ length: classes * columns }, bell);
  const labels = Array.from({ length: rows }, (_, i) => i % classes);
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      data[i * columns + j] = centres[labels[i]! * columns + j]! * spread + bell() * (1 + (j % 5));
    }
  }
  return { x: { data, rows, columns }, labels };
}
