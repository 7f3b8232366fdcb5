import { expect, test } from 'vitest';
import { withEnoughDraws } from './enoughDraws.ts';
import { besideNull } from './nullFigure.ts';

const figure = (draws: number) =>
  withEnoughDraws(
    besideNull(
      9,
      Array.from({ length: draws }, (_, i) => Math.sin(i)),
    ),
  );

test('z needs 20 draws and p 199', () => {
  expect(figure(19)).toMatchObject({ z: null, p: null });
  expect(figure(20).z).toBeGreaterThan(3);
  expect(figure(198).p).toBeNull();
  expect(figure(199).p).toBeCloseTo(1 / 200, 12);
});
