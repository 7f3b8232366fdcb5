import { DRAWS_FOR_Z } from '../../../../math/statistics/nulls/enoughDraws.ts';
import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';

/** The sentence in the place of a verdict if a figure has too few draws for a distance from its null; null if it has enough. */
export function fewDraws({ null: { samples } }: NullFigure): string | null {
  const draws = samples.length;
  if (draws >= DRAWS_FOR_Z) return null;
  return `Cannot be judged: ${draws === 1 ? '1 draw is' : `${draws} draws are`} too few; ask for ${DRAWS_FOR_Z} or more.`;
}
