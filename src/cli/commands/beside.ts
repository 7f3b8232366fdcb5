import type { NullFigure } from '../../math/statistics/nulls/nullFigure.ts';
import { givenP } from '../../scales/brain/analysis/geometry/verdicts.ts';

/** The null of a figure, with the number of its draws instead of the draws. */
export function beside(figure: NullFigure) {
  const { null: nulls, z } = figure;
  return { null: { mean: nulls.mean, sd: nulls.sd, draws: nulls.samples.length }, z, p: givenP(figure) };
}
