import { marchenkoPastur } from '../../../math/spectra/marchenkoPastur.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { PowerLaw } from '../../../math/spectra/powerLaw.ts';
import { spectrum } from '../../../math/spectra/spectrum.ts';
import { logVolume, participationRatio, varianceShare } from '../../../math/spectra/spectrumShape.ts';
import type { Work } from '../../../math/work/work.ts';
import { CENTRED } from '../../cloud/analysis/preprocessing.ts';
import { chosenWindow, powerLawIfAny } from './window.ts';

export interface ShapeParameters {
  /** first rank of the fit, 1-based, inclusive; by default 11, or 5 % of the dimensions if there are fewer than 150 */
  readonly from?: number;
  /** last rank of the fit, inclusive; by default 150, or 60 % of the dimensions if there are fewer than 150 */
  readonly to?: number;
}

/** The share of variance in the first `components` components. */
export interface VarianceShare {
  readonly components: number;
  /** in [0, 1] */
  readonly share: number;
}

/** The figures of a spectrum: of a layer's features, or of a Gaussian cloud. */
export interface SpectrumFigures {
  /** slope NaN if fewer than three eigenvalues of the window are positive */
  readonly powerLaw: PowerLaw;
  /** (Σλ)²/Σλ², from 1 to dim */
  readonly participationRatio: number;
  /** Σ ln λ over the window, natural logarithm */
  readonly logVolume: number;
  /** of the first 1, 3, 10 and 100 components, up to the number of dimensions */
  readonly shares: readonly VarianceShare[];
}

/** The shape of a layer's cloud. */
export interface Shape extends SpectrumFigures {
  readonly n: number;
  readonly dim: number;
  /** all of them, descending, with 1/(n − 1), `[dim]` */
  readonly eigenvalues: Float64Array;
  readonly totalVariance: number;
  /** how many eigenvalues the log volume sums, over ranks `powerLaw.from` … `powerLaw.to`, and its base */
  readonly logVolumeOf: { readonly n: number; readonly excluded: number; readonly base: 'e' };
  /** the isotropic Gaussian of the same n, dim and total variance, by the Marchenko–Pastur law */
  readonly gaussian: SpectrumFigures & {
    /** descending, `[dim]`; beyond n − 1 they are 0 */
    readonly eigenvalues: Float64Array;
  };
  readonly preprocessing: string;
}

/**
 * The spectrum of a layer's decoder directions and its figures: power-law slope, participation ratio, log
 * volume and shares of variance (the paper, section 5.1), each beside the isotropic Gaussian's.
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when the window does not lie within the ranks
 */
export async function shape(decoder: Matrix, parameters: ShapeParameters, work: Work): Promise<Shape> {
  const { rows: n, columns: dim } = decoder;
  const window = chosenWindow(parameters, dim);
  const { eigenvalues, totalVariance } = await spectrum(decoder, work);
  const isotropic = new Float64Array(dim);
  isotropic.set(marchenkoPastur(Math.max(1, n - 1), dim, totalVariance / dim));
  const { n: summed, excluded } = logVolume(eigenvalues, window);
  return {
    n,
    dim,
    eigenvalues,
    totalVariance,
    ...spectrumFigures(eigenvalues, window),
    logVolumeOf: { n: summed, excluded, base: 'e' },
    gaussian: { eigenvalues: isotropic, ...spectrumFigures(isotropic, window) },
    preprocessing: CENTRED,
  };
}

/** A shape over a chosen window, with the error of its log volume. */
export interface WindowedShape extends Shape {
  /** standard error of the log volume, √(2m / (n − 1)) for m eigenvalues of a Gaussian sample (Anderson 1963) */
  readonly logVolumeError: number;
}

/**
 * The figures of the same spectrum over another window, without computing the eigenvalues again.
 *
 * @throws DataError when the window does not lie within the ranks
 */
export function shapeOver(found: Shape, parameters: ShapeParameters): WindowedShape {
  const window = chosenWindow(parameters, found.dim);
  const { n: summed, excluded } = logVolume(found.eigenvalues, window);
  return {
    ...found,
    ...spectrumFigures(found.eigenvalues, window),
    logVolumeOf: { n: summed, excluded, base: 'e' },
    gaussian: {
      eigenvalues: found.gaussian.eigenvalues,
      ...spectrumFigures(found.gaussian.eigenvalues, window),
    },
    logVolumeError: Math.sqrt((2 * summed) / Math.max(1, found.n - 1)),
  };
}

/** How many components the shares of variance are given for. */
const SHARES = [1, 3, 10, 100];

/**
 * Slope, participation ratio, log volume and shares of one spectrum.
 *
 * @param eigenvalues  descending, `[dim]`, with the window among them
 */
export function spectrumFigures(
  eigenvalues: Float64Array,
  window: { from: number; to: number },
): SpectrumFigures {
  const total = eigenvalues.reduce((sum, value) => sum + value, 0);
  return {
    powerLaw: powerLawIfAny(eigenvalues, window),
    participationRatio: participationRatio(eigenvalues),
    logVolume: logVolume(eigenvalues, window).value,
    shares: SHARES.filter((components) => components <= eigenvalues.length).map((components) => ({
      components,
      share: varianceShare(eigenvalues, components, total),
    })),
  };
}
