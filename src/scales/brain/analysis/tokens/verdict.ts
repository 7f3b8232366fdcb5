import type { NullFigure } from '../../../../math/statistics/nullFigure.ts';
import { givenP, isBeyond } from '../verdicts.ts';
import type { TokenCloud } from './tokenCloud.ts';

/** A figure is below its null from this p on, or without p from this z on. */
const BELOW_P = 0.05;
const BELOW_Z = -3;

/** What the shape of a cloud of tokens says, in one or two sentences. */
export function tokenCloudVerdict({ planes, score, together }: TokenCloud): string {
  if (planes.length === 0) {
    return 'A line: all tokens lie along one direction, so there is no plane whose shape could be measured.';
  }
  if (!isBeyond(score)) {
    return 'Nothing here: features that fire independently of each other give points of such a shape too.';
  }
  if (isBelow(together)) {
    return `A mixture: fewer tokens than by chance have two of the features at once (${percent(together.value)}, by chance ${percent(together.null.mean)}). The points lie on directions that exclude each other, which both indices take for a shape.`;
  }
  return 'Beyond chance: the features depend on each other, and the points have a shape of more than one dimension that no pair of axes takes apart.';
}

/** Whether a figure is below its null. */
function isBelow(figure: NullFigure): boolean {
  const p = givenP(figure);
  if (figure.z === null || figure.z >= 0) return false;
  return p === null ? figure.z < BELOW_Z : p <= BELOW_P;
}

const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
