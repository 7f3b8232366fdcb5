/** The largest L0 of a rung, as a multiple of its smallest. */
const RUNG = 1.4;

/** Layers of nearly equal L0. */
export interface Rung {
  readonly least: number;
  readonly most: number;
}

/**
 * Divides L0s into rungs of a ladder, from the smallest up: a rung ends before an L0 that is more than 1.4 times its
 * first, so that layers of one rung can be compared.
 *
 * @param values  positive, in any order
 * @returns ascending
 */
export function rungsOf(values: readonly number[]): Rung[] {
  const rungs: { least: number; most: number }[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = rungs.at(-1);
    if (last && value <= RUNG * last.least) last.most = value;
    else rungs.push({ least: value, most: value });
  }
  return rungs;
}

/** The number of the rung that an L0 is in; −1 if none has it. */
export const rungOf = (value: number, rungs: readonly Rung[]): number =>
  rungs.findIndex(({ least, most }) => value >= least && value <= most);

/** A rung in words, such as `L0 70–93`. */
export const rungName = ({ least, most }: Rung): string => {
  const shown = (value: number) => `${Number(value.toPrecision(3))}`;
  return shown(least) === shown(most) ? `L0 ${shown(least)}` : `L0 ${shown(least)}–${shown(most)}`;
};
