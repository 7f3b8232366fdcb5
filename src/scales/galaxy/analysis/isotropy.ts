import { DataError } from '../../../dataset/error.ts';
import { inverseNorms } from '../../../math/matrices/norms.ts';
import { meanCosine, meanCosineDeviation, randomPairCosines } from '../../../math/neighbours/cosines.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { maximumStatistic } from '../../../math/statistics/nulls/maximumStatistic.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nulls/nullFigure.ts';
import { random } from '../../../math/random/random.ts';
import { spectrum } from '../../../math/spectra/spectrum.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { AS_STORED, CENTRED } from '../../cloud/analysis/preprocessing.ts';
import { GALAXY_DEFAULTS } from './defaults.ts';
import { isotropicClouds } from './isotropicSpectra.ts';
import { spectrumFigures, type SpectrumFigures } from './shape.ts';
import { chosenWindow } from './window.ts';

export interface IsotropyParameters {
  /** window of the power law, as in `ShapeParameters` */
  readonly from?: number;
  readonly to?: number;
  /** number of isotropic clouds; 199 if left out */
  readonly clouds?: number;
  /** number of random pairs in the histogram of cosines; 20,000 if left out */
  readonly pairs?: number;
  /** 42 if left out */
  readonly seed?: number;
}

/**
 * How far a cloud is from isotropic: each figure beside isotropic clouds of the same n, dim and lengths. Each p is corrected
 * for the number of figures, see `maximumStatistic`.
 */
export interface Isotropy {
  readonly n: number;
  readonly dim: number;
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  /** isotropic clouds drawn */
  readonly clouds: number;
  readonly slope: NullFigure;
  readonly participationRatio: NullFigure;
  /** share of variance in the first 1, 3, 10 and 100 components */
  readonly shares: readonly (NullFigure & { readonly components: number })[];
  readonly meanCosine: MeanCosineFigure;
  /** the smallest p of all figures: of the cloud as a whole; null if too few clouds could be drawn */
  readonly p: number | null;
  /** the number of figures that the p values are corrected for */
  readonly figures: number;
  /** the preprocessing before the spectrum was computed */
  readonly preprocessing: string;
}

/** The mean cosine over all pairs; mean and deviation of its null are known in closed form. */
export interface MeanCosineFigure {
  readonly value: number;
  /** of directions drawn uniformly and independently */
  readonly null: { readonly mean: 0; readonly sd: number };
  readonly z: number;
  /** corrected, like those of the other figures */
  readonly p: number | null;
  /** number of pairs in the mean: all pairs */
  readonly pairs: number;
  /** features of length zero, which have no direction */
  readonly zeroRows: number;
  /** cosines of random pairs, to show how they spread, `[pairs]` */
  readonly sample: Float32Array;
  readonly preprocessing: string;
}

/**
 * Slope, participation ratio and shares of variance of a layer's decoder directions, and the mean cosine over all pairs,
 * beside isotropic clouds: directions drawn uniformly, with the lengths of the rows; see `isotropicClouds`.
 *
 * @param decoder  `[n, dim]`, at least two of its rows other than zero
 * @throws DataError when the window does not lie within the ranks, or fewer than two features have a direction
 */
export async function isotropy(
  decoder: Matrix,
  parameters: IsotropyParameters,
  work: Work,
): Promise<Isotropy> {
  const { clouds: wanted, pairs, seed } = { ...GALAXY_DEFAULTS, ...parameters };
  const { rows: n, columns: dim } = decoder;
  const window = chosenWindow(parameters, dim);
  checkDirections(decoder);
  const stream = random(seed);
  const cosines = cosineFigure(decoder, pairs, seed);
  await work.pause();
  const { eigenvalues } = await spectrum(decoder, stepOf(work, 0, 0.5));
  const own = figuresOf(spectrumFigures(eigenvalues, window), cosines.value);
  const { clouds, enough, draw } = isotropicClouds(decoder, wanted);
  const draws: number[][] = [];
  for (let i = 0; i < clouds; i++) {
    work.progress(0.5 + (0.5 * i) / clouds, `Isotropic cloud ${i + 1} of ${clouds}`);
    const drawn = await draw(stream, work);
    draws.push(figuresOf(spectrumFigures(drawn.eigenvalues, window), drawn.meanCosine));
  }
  const corrected = maximumStatistic(own, draws).p;
  const p = enough ? corrected : corrected.map(() => null);
  const beside = (at: number): NullFigure => ({
    ...besideNull(
      own[at]!,
      draws.map((draw) => draw[at]!),
    ),
    p: p[at]!,
  });
  const given = p.filter((one) => one !== null);
  const { shares } = spectrumFigures(eigenvalues, window);
  return {
    n,
    dim,
    ...window,
    seed,
    clouds,
    slope: beside(SLOPE),
    participationRatio: beside(PARTICIPATION),
    shares: shares.map(({ components }, i) => ({ components, ...beside(SHARES + i) })),
    meanCosine: { ...cosines, p: p[COSINE]! },
    p: given.length > 0 ? Math.min(...given) : null,
    figures: own.filter(Number.isFinite).length,
    preprocessing: CENTRED,
  };
}

const SLOPE = 0;
const PARTICIPATION = 1;
const COSINE = 2;
const SHARES = 3;

/** The figures in the order in which they are compared. */
const figuresOf = ({ powerLaw, participationRatio, shares }: SpectrumFigures, cosine: number): number[] => [
  powerLaw.slope,
  participationRatio,
  cosine,
  ...shares.map(({ share }) => share),
];

function checkDirections(decoder: Matrix): void {
  const directed = inverseNorms(decoder).reduce((count, inverse) => count + (inverse > 0 ? 1 : 0), 0);
  if (directed >= 2) return;
  throw new DataError(
    `Isotropy: expected at least two features whose direction is not zero, found ${directed} of ${decoder.rows}; open an SAE with more features.`,
  );
}

function cosineFigure(decoder: Matrix, pairs: number, seed: number): Omit<MeanCosineFigure, 'p'> {
  const { value, n, zeroRows } = meanCosine(decoder);
  const sd = meanCosineDeviation(n, decoder.columns);
  return {
    value,
    null: { mean: 0, sd },
    z: value / sd,
    pairs: (n * (n - 1)) / 2,
    zeroRows,
    sample: randomPairCosines(decoder, pairs, random(seed)),
    preprocessing: AS_STORED,
  };
}
