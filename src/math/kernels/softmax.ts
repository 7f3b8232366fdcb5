/**
 * Turns the scores of a row into probability − truth, in place, and returns its log loss.
 *
 * @param scores  those at `at … at + width − 1`, at least two classes
 * @param label  the class of the row, below `width`
 */
export function softmaxResidual(scores: Float64Array, at: number, width: number, label: number): number {
  let most = -Infinity;
  for (let j = at; j < at + width; j++) most = Math.max(most, scores[j]!);
  const own = scores[at + label]! - most;
  let sum = 0;
  for (let j = at; j < at + width; j++) sum += scores[j] = Math.exp(scores[j]! - most);
  for (let j = at; j < at + width; j++) scores[j]! /= sum;
  scores[at + label]! -= 1;
  return Math.log(sum) - own;
}
