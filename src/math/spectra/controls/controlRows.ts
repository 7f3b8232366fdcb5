import type { Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import type { Work } from '../../work/work.ts';
import { permutedColumns } from './permutedColumns.ts';
import { randomDirections } from './randomDirections.ts';
import { spectrumMatched } from './spectrumMatched.ts';

const MAKERS = {
  random: randomDirections,
  spectrum: spectrumMatched,
  permuted: permutedColumns,
} as const;

/**
 * Rows that stand in for those of x in a control: random directions, a spectrum-matched cloud, or permuted columns.
 *
 * @param x  `[n, d]`
 * @param seed  equal seeds give equal rows, to the last bit
 * @returns `[n, d]`
 */
export const controlRows = (
  x: Matrix,
  kind: keyof typeof MAKERS,
  seed: number,
  work: Work,
): Promise<Matrix> => MAKERS[kind](x, random(seed), work);
