import { expect, test } from 'vitest';
import { random } from '../random/random.ts';
import { featuresWithPhi, phiWithinGroups } from './phiWithin.ts';

test('the difference is that of the dense definition of phi, over all pairs', () => {
  const stream = random(4);
  const [blocks, features] = [50, 14];
  const rows = Array.from({ length: blocks }, () =>
    Array.from({ length: features }, (_, i) => i).filter(
      (i) => i > 0 && (i === 13 || stream.uniform() < i / 20),
    ),
  );
  const indptr = Uint32Array.from([
    0,
    ...rows.map(
      (
        (sum) => (row: number[]) =>
          (sum += row.length)
      )(0),
    ),
  ]);
  const firings = { blocks, features, indptr, indices: Uint16Array.from(rows.flat()) };
  const members = featuresWithPhi(firings);
  // Feature 0 never fires, feature 13 always does.
  expect(Array.from(members)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  const groups = Int32Array.from(members, (i) => i % 3);
  const column = (i: number) => rows.map((row) => (row.includes(i) ? 1 : 0));
  const phi = (a: number, b: number) => {
    const [x, y] = [column(a), column(b)];
    const n11 = x.filter((one, at) => one && y[at]).length;
    const [nx, ny] = [x, y].map((values) => values.filter(Boolean).length) as [number, number];
    return (blocks * n11 - nx * ny) / Math.sqrt(nx * (blocks - nx) * ny * (blocks - ny));
  };
  const mean = (same: boolean) => {
    const values = Array.from(members).flatMap((a, i) =>
      Array.from(members).flatMap((b, j) => (i < j && (groups[i] === groups[j]) === same ? [phi(a, b)] : [])),
    );
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const difference = phiWithinGroups(firings, members);
  expect(difference(groups)).toBeCloseTo(mean(true) - mean(false), 12);
  expect(difference(new Int32Array(12))).toBeNaN();
});
