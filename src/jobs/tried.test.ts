import { beforeEach, expect, test } from 'vitest';
import { besideNull } from '../math/statistics/nulls/nullFigure.ts';
import { figuresWithP } from './figures.ts';
import { figuresTried, noteTried, useTried } from './tried.ts';

beforeEach(() => useTried.setState({ byDataset: {} }));

const figure = (draws: number) =>
  besideNull(
    3,
    Array.from({ length: draws }, (_, i) => i % 5),
  );

test('figures with a p are found anywhere in a result, those with too few draws are not', () => {
  expect(figuresWithP(null)).toBe(0);
  expect(figuresWithP(figure(199))).toBe(1);
  expect(figuresWithP(figure(198))).toBe(0);
  expect(
    figuresWithP({ phi: figure(499), collapsed: null, folds: [{ a: figure(199), b: figure(20) }] }),
  ).toBe(2);
  expect(figuresWithP({ p: null, z: 4 })).toBe(0);
  expect(figuresWithP({ p: 0.03, r: 0.4 })).toBe(1);
  expect(figuresWithP({ p: new Float64Array(4000) })).toBe(0);
});

test('a job counts once for its dataset, other parameters and datasets count by themselves', () => {
  const tried = { job: 'brain/geometry', parameters: { k: 4 }, figures: 2 };
  noteTried('one', 'k 4', tried);
  noteTried('one', 'k 4', tried);
  noteTried('one', 'k 5', { ...tried, parameters: { k: 5 } });
  noteTried('one', 'lobes', { ...tried, figures: 0 });
  noteTried('other', 'k 4', tried);
  const { byDataset } = useTried.getState();
  expect(figuresTried(byDataset['one'])).toBe(4);
  expect(figuresTried(byDataset['other'])).toBe(2);
  expect(figuresTried(byDataset['third'])).toBe(0);
  // Plain data: a report can include it.
  expect(JSON.parse(JSON.stringify(byDataset))).toEqual(byDataset);
});
