/** A range as steps, from the lower end to the higher. */
export type StepRange = readonly [number, number];

/**
 * The range after a drag over what it cuts, between its ends. A drag that begins inside a range moves it as it is wide; one
 * that begins outside it, or in a range of everything, draws another.
 *
 * @param range  before the drag
 * @param steps  the number of steps of everything
 * @param from  the step at which the drag began
 * @param to  the step at which it is
 */
export function brushed(range: StepRange, steps: number, from: number, to: number): StepRange {
  const [low, high] = range;
  const isWhole = low === 0 && high === steps;
  if (isWhole || from < low || from > high) return [Math.min(from, to), Math.max(from, to)];
  const shift = Math.min(steps - high, Math.max(-low, to - from));
  return [low + shift, high + shift];
}

/** The end of a range that a press at a step moves there: the nearer one. */
export const nearerEnd = ([low, high]: StepRange, step: number): 0 | 1 =>
  Math.abs(step - low) < Math.abs(step - high) || step < low ? 0 : 1;
