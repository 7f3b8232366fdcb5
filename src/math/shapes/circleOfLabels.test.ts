import { expect, it } from 'vitest';
import { circleOfLabels } from './circleOfLabels.ts';

const angles = Float64Array.from({ length: 28 }, (_, i) => (2 * Math.PI * i) / 28);
const labels = Array.from(angles, (_, i) => Math.floor(i / 4));
const own = [...angles.keys()];

it('is near 1 for labels in their order around the circle, near −1 in the reverse order, and small when shuffled', () => {
  const { values, draws } = circleOfLabels(
    { angles: [angles, angles.map((a) => -a)], labels, count: 7, units: own },
    40,
    1,
  );
  expect(values[0]).toBeGreaterThan(0.9);
  expect(values[1]).toBeCloseTo(-values[0]!, 12);
  expect(draws).toHaveLength(40);
  expect(Math.max(...draws.map(([draw]) => Math.abs(draw!)))).toBeLessThan(0.8);
});

it('keeps the labels of a unit together', () => {
  // With as many units as labels, each draw gives each unit another label, or the same: with 2 units there are 2 draws.
  const halves = Array.from(angles, (_, i) => Number(i >= 14));
  const { values, draws } = circleOfLabels(
    { angles: [angles], labels: halves, count: 3, units: halves },
    30,
    2,
  );
  for (const [draw] of draws) expect(Math.abs(draw!)).toBeCloseTo(Math.abs(values[0]!), 12);
});
