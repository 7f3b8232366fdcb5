import type { NullFigure } from './nullFigure.ts';

/** Draws from which on z is given: of fewer, the deviation is too uncertain. */
export const DRAWS_FOR_Z = 20;
/** Draws from which on p is given: of fewer, the smallest p says little. */
export const DRAWS_FOR_P = 199;

/** A figure with z only from 20 draws on, and p only from 199 draws on. */
export function withEnoughDraws(figure: NullFigure): NullFigure {
  const draws = figure.null.samples.length;
  return {
    ...figure,
    z: draws >= DRAWS_FOR_Z ? figure.z : null,
    p: draws >= DRAWS_FOR_P ? figure.p : null,
  };
}
