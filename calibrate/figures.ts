import { atomFigures } from './atomFigures.ts';
import { galaxyFigures } from './galaxyFigures.ts';
import { localityFigures } from './localityFigures.ts';
import { brainFigures } from './brainFigures.ts';
import { partFigures } from './partFigures.ts';

/** Worlds of one kind, and the p value of a figure in one of them. */
export interface Case {
  /** what is in the worlds, in words */
  readonly name: string;
  /** how strongly the thing is planted, in words; null for worlds without it */
  readonly strength: string | null;
  /** the p value in the world of a seed; null if the figure does not exist there */
  readonly p: (seed: number) => Promise<number | null>;
}

/** A figure that has a p value, with the worlds on which it is calibrated. */
export interface CalibratedFigure {
  readonly id: string;
  readonly name: string;
  /** draws of the null behind each p: p cannot be smaller than 1/(draws + 1); Infinity for a p that is computed */
  readonly draws: number;
  readonly cases: readonly Case[];
}

/** Every calibrated figure: `npm run calibrate` and docs/calibration.md are made from this list. */
export const FIGURES: readonly CalibratedFigure[] = [
  ...galaxyFigures,
  ...brainFigures,
  ...localityFigures,
  ...atomFigures,
  ...partFigures,
];
