import * as v from 'valibot';
import { expect, it } from 'vitest';
import { besideNull } from '../../math/statistics/nulls/nullFigure.ts';
import { finiteFigure, nullFigure, nullFigureWith, whole } from './forms.ts';

const figure = besideNull(0.5, [0.2, 0.3, 0.4]);
const none = besideNull(NaN, [0.2]);

it('a figure that does not exist has neither z nor p', () => {
  expect(v.is(nullFigure, figure)).toBe(true);
  expect(v.is(nullFigure, none)).toBe(true);
  expect(v.is(nullFigure, besideNull(0.5, [NaN, NaN]))).toBe(true);
  const { samples } = figure.null;
  for (const changed of [
    { value: NaN },
    { value: Infinity, p: null },
    { null: { ...figure.null, mean: Infinity } },
    { null: { ...figure.null, samples: samples.with(0, NaN) } },
    { p: 2 },
    { z: NaN },
  ])
    expect(v.is(nullFigure, { ...figure, ...changed }), JSON.stringify(changed)).toBe(false);
});

it('a figure that always exists has a value, whatever its z and p are', () => {
  expect(v.is(finiteFigure, figure)).toBe(true);
  expect(v.is(finiteFigure, none)).toBe(false);
});

it('a figure with further fields has both', () => {
  const form = nullFigureWith({ error: whole });
  expect(v.is(form, { ...figure, error: 1 })).toBe(true);
  expect(v.is(form, { ...figure, error: NaN })).toBe(false);
  expect(v.is(form, { ...figure, error: 1, value: NaN })).toBe(false);
});
