import { leaning } from '../locality/localityVerdict.ts';
import { isBeyond } from '../verdicts.ts';
import type { TokenCloud } from './tokenCloud.ts';

/** What the shape of a cloud of tokens says, in one or two sentences. */
export function tokenCloudVerdict({ planes, score, together }: TokenCloud): string {
  if (planes.length === 0) {
    return 'A line: all tokens lie along one direction, so there is no plane whose shape could be measured.';
  }
  if (!isBeyond(score)) {
    return 'Nothing here: features that fire independently of each other give points of such a shape too.';
  }
  if (leaning(together) === 'avoids') {
    return `A mixture: fewer tokens than by chance have two of the features at once (${percent(together.value)}, by chance ${percent(together.null.mean)}). The points lie on directions that exclude each other, which both indices take for a shape.`;
  }
  return 'Beyond chance: the features depend on each other, and the points have a shape of more than one dimension that no pair of axes takes apart.';
}

const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
