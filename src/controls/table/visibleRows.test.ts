import { expect, test } from 'vitest';
import { visibleRows } from './visibleRows.ts';

test('a short list is drawn whole', () => {
  expect(visibleRows(0, 200, 20, 12)).toEqual({ from: 0, to: 12 });
});

test('of a long list the rows in sight are drawn, and a few around them', () => {
  expect(visibleRows(0, 200, 20, 10_000)).toEqual({ from: 0, to: 18 });
  expect(visibleRows(100_000, 200, 20, 10_000)).toEqual({ from: 4992, to: 5018 });
  expect(visibleRows(200_000 - 200, 200, 20, 10_000)).toEqual({ from: 9982, to: 10_000 });
});

test('a list that has become shorter than the place scrolled to has no rows beyond its end', () => {
  expect(visibleRows(100_000, 200, 20, 5)).toEqual({ from: 5, to: 5 });
});
