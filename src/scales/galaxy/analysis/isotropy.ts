import { DataError } from '../../../dataset/error.ts';
import { inverseNorms } from '../../../math/matrices/norms.ts';
import { meanCosine, meanCosineDeviation, randomPairCosines } from '../../../math/neighbours/cosines.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nullFigure.ts';
import { random } from '../../../math/random/random.ts';
import { spectrum } from '../../../math/spectra/spectrum.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { wishartSpectrum } from '../../../math/spectra/wishart.ts';
import { AS_STORED, CENTRED } from '../../cloud/analysis/preprocessing.ts';
import { GALAXY_DEFAULTS } from './defaults.ts';
import { spectrumFigures, type SpectrumFigures } from './shape.ts';
import { chosenWindow } from './window.ts';

export interface IsotropyParameters {
  /** window of the power law, as in `ShapeParameters` */
  readonly from?: number;
  readonly to?: number;
  /** number of isotropic Gaussian clouds; 20 if left out */
  readonly clouds?: number;
  /** number of random pairs in the histogram of cosines; 20,000 if left out */
  readonly pairs?: number;
  /** 42 if left out */
  readonly seed?: number;
}

/** How far a cloud is from isotropic: each figure beside Gaussian clouds of the same n and dim. */
export interface Isotropy {
  readonly n: number;
  readonly dim: number;
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  /** Gaussian clouds drawn */
  readonly clouds: number;
  readonly slope: NullFigure;
  readonly participationRatio: NullFigure;
  /** share of variance in the first 1, 3, 10 and 100 components */
  readonly shares: readonly (NullFigure & { readonly components: number })[];
  readonly meanCosine: MeanCosineFigure;
  /** the preprocessing before the spectrum was computed */
  readonly preprocessing: string;
}

/** The mean cosine over all pairs; its null is known in closed form. */
export interface MeanCosineFigure {
  readonly value: number;
  /** of directions drawn uniformly and independently */
  readonly null: { readonly mean: 0; readonly sd: number };
  readonly z: number;
  /** number of pairs in the mean: all pairs */
  readonly pairs: number;
  /** features of length zero, which have no direction */
  readonly zeroRows: number;
  /** cosines of random pairs, to show how they spread, `[pairs]` */
  readonly sample: Float32Array;
  readonly preprocessing: string;
}

/**
 * Slope, participation ratio and shares of variance of a layer's decoder directions beside isotropic Gaussian
 * clouds of the same n and dim (drawn as spectra, exactly), and the mean cosine over all pairs beside its
 * closed-form null.
 *
 * @param decoder  `[n, dim]`, at least two of its rows other than zero
 * @throws DataError when the window does not lie within the ranks, or fewer than two features have a direction
 */
export async function isotropy(
  decoder: Matrix,
  parameters: IsotropyParameters,
  work: Work,
): Promise<Isotropy> {
  const { clouds, pairs, seed } = { ...GALAXY_DEFAULTS, ...parameters };
  const { rows: n, columns: dim } = decoder;
  const window = chosenWindow(parameters, dim);
  checkDirections(decoder);
  const stream = random(seed);
  const cosines = cosineFigure(decoder, pairs, seed);
  await work.pause();
  const { eigenvalues } = await spectrum(decoder, stepOf(work, 0, 0.5));
  const own = spectrumFigures(eigenvalues, window);
  const nulls: SpectrumFigures[] = [];
  for (let i = 0; i < clouds; i++) {
    work.progress(0.5 + (0.5 * i) / clouds, `Gaussian cloud ${i + 1} of ${clouds}`);
    const drawn = new Float64Array(dim);
    drawn.set(await wishartSpectrum(n - 1, dim, stream, work));
    nulls.push(spectrumFigures(drawn, window));
  }
  return {
    n,
    dim,
    ...window,
    seed,
    clouds,
    slope: besideNull(
      own.powerLaw.slope,
      nulls.map(({ powerLaw }) => powerLaw.slope),
    ),
    participationRatio: besideNull(
      own.participationRatio,
      nulls.map((figures) => figures.participationRatio),
    ),
    shares: own.shares.map(({ components, share }, i) => ({
      components,
      ...besideNull(
        share,
        nulls.map(({ shares }) => shares[i]!.share),
      ),
    })),
    meanCosine: cosines,
    preprocessing: CENTRED,
  };
}

function checkDirections(decoder: Matrix): void {
  const directed = inverseNorms(decoder).reduce((count, inverse) => count + (inverse > 0 ? 1 : 0), 0);
  if (directed >= 2) return;
  throw new DataError(
    `Isotropy: expected at least two features whose direction is not zero, found ${directed} of ${decoder.rows}; open an SAE with more features.`,
  );
}

function cosineFigure(decoder: Matrix, pairs: number, seed: number): MeanCosineFigure {
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
