import { expect, test } from 'vitest';
import { norm } from '../matrices/dot.ts';
import { random, type Random } from '../random/random.ts';
import { runTask } from '../work/team.ts';
import { columnsOf, drawReflections, enterColumns, reflectedTask, reflectTask } from './reflections.ts';

/** One random reflection of the rows from `first` on, in two passes over the matrix `a`, `[rows, d]`. */
function reflect(a: Float64Array, rows: number, d: number, first: number, stream: Random): void {
  const vector = Float64Array.from({ length: rows - first }, () => stream.normal());
  const length = norm(vector);
  if (vector.length === 1) {
    if (vector[0]! < 0) for (let j = 0; j < d; j++) a[first * d + j] = -a[first * d + j]!;
    return;
  }
  vector[0]! += vector[0]! < 0 ? -length : length;
  const square = norm(vector) ** 2;
  const along = new Float64Array(d);
  for (let i = 0; i < vector.length; i++) {
    for (let j = 0; j < d; j++) along[j]! += vector[i]! * a[(first + i) * d + j]!;
  }
  for (let i = 0; i < vector.length; i++) {
    const twice = (2 * vector[i]!) / square;
    for (let j = 0; j < d; j++) a[(first + i) * d + j]! -= twice * along[j]!;
  }
}

test.each([
  [60, 70, 500],
  [31, 3, 1e6],
  [2, 33, 1],
  [1, 5, 1],
])('%i × %i are to the last bit those of two passes for each reflection', (rows, d, most) => {
  for (const seed of [1, 2, 3]) {
    const values = random(9);
    const a = Float64Array.from({ length: rows * d }, () => values.normal());
    const expected = a.slice();
    const stream = random(seed);
    for (let first = rows - 1; first >= 0; first--) reflect(expected, rows, d, first, stream);

    const parts = [columnsOf(a, rows, d, 0, Math.floor(d / 3)), columnsOf(a, rows, d, Math.floor(d / 3), d)];
    const again = random(seed);
    for (let last = rows - 1; last >= 0;) {
      const drawn = drawReflections(last, rows, most, again);
      for (const part of parts) runTask(reflectTask.name, part, drawn);
      last -= drawn.length;
    }
    const found = new Float64Array(rows * d);
    parts.forEach((part, i) => {
      const columns = runTask(reflectedTask.name, part, null) as typeof part;
      enterColumns(columns, found, d, i === 0 ? 0 : Math.floor(d / 3));
    });
    expect(found).toEqual(expected);
    expect(again.normal()).toBe(stream.normal());
  }
});
