import type { Matrix } from '../../../math/matrices/matrix.ts';
import { meanCosine, meanCosineDeviation } from '../../../math/neighbours/cosines.ts';
import type { Random } from '../../../math/random/random.ts';
import { spectrum } from '../../../math/spectra/spectrum.ts';
import { chiSquare, wishartSpectrum } from '../../../math/spectra/wishart.ts';
import { silent } from '../../../math/work/silent.ts';
import type { Work } from '../../../math/work/work.ts';

/** An isotropic cloud, by what the figures need of it. */
export interface IsotropicDraw {
  /** descending, `[dim]` */
  readonly eigenvalues: Float64Array;
  /** over all pairs of rows */
  readonly meanCosine: number;
}

/** Isotropic clouds like a given one: how they are drawn, and how many are worth drawing. */
export interface IsotropicClouds {
  /** false if only so few clouds can be drawn in reasonable time that no p can be given */
  readonly enough: boolean;
  readonly clouds: number;
  readonly draw: (stream: Random, work: Work) => Promise<IsotropicDraw>;
}

/** The largest spread of squared lengths, (sd/mean)², for which clouds need not be drawn themselves. */
const NEARLY_EQUAL = 0.2;
/** Multiplications for all clouds together if they are drawn themselves. */
const AFFORDABLE = 4e10;
/** Clouds that are drawn if more would take too long: enough for z. */
const FEW = 20;

/**
 * Isotropic clouds with the lengths of a cloud's rows: directions drawn uniformly. If the lengths are nearly equal, or those
 * of a Gaussian cloud, only their spectra are drawn, which are those of an isotropic Gaussian cloud of an equivalent number of
 * rows; otherwise the longest rows decide the spectrum, and the clouds themselves are drawn.
 *
 * @param like  `[n, dim]`, at least two of its rows other than zero
 * @param wanted  the number of clouds
 */
export function isotropicClouds(like: Matrix, wanted: number): IsotropicClouds {
  const { columns: dim } = like;
  const lengths = lengthsOf(like).filter((length) => length > 0);
  const n = lengths.length;
  const square = (power: number) => lengths.reduce((sum, length) => sum + length ** power, 0);
  const spread = (n * square(4)) / square(2) ** 2;
  if (spread - 1 <= Math.max(NEARLY_EQUAL, 3 / dim)) {
    // Entries of the covariance of uniform directions have variance Σr⁴/(dim(dim + 2)), those of a Gaussian cloud n/dim²:
    // with this number of rows both are the same, as a share of the trace. One row is spent on the mean.
    const rows = Math.max(1, ((dim + 2) / dim) * (n / spread) - 1);
    return {
      enough: true,
      clouds: wanted,
      draw: async (stream, work) => {
        const eigenvalues = new Float64Array(dim);
        eigenvalues.set(await wishartSpectrum(rows, dim, stream, work));
        return { eigenvalues, meanCosine: drawnCosine(n, dim, stream) };
      },
    };
  }
  const enough = wanted * n * dim ** 2 <= AFFORDABLE;
  return {
    enough,
    clouds: enough ? wanted : Math.min(wanted, FEW),
    draw: async (stream, work) => {
      const cloud = uniformDirections(lengths, dim, stream);
      const { eigenvalues } = await spectrum(cloud, silent(work));
      return { eigenvalues, meanCosine: meanCosine(cloud).value };
    },
  };
}

/**
 * The mean cosine over all pairs of n uniform directions: their sum is Gaussian, so that its squared length is a χ², and the
 * deviation is that of `meanCosineDeviation`.
 */
const drawnCosine = (n: number, dim: number, stream: Random): number =>
  (meanCosineDeviation(n, dim) * (chiSquare(dim, stream) - dim)) / Math.sqrt(2 * dim);

/** Directions drawn uniformly, of given lengths, `[n, dim]`. */
export function uniformDirections(lengths: ArrayLike<number>, dim: number, stream: Random): Matrix {
  const data = new Float32Array(lengths.length * dim);
  const direction = new Float64Array(dim);
  for (let i = 0; i < lengths.length; i++) {
    let square = 0;
    for (let j = 0; j < dim; j++) square += (direction[j] = stream.normal()) ** 2;
    for (let j = 0; j < dim; j++) data[i * dim + j] = (direction[j]! * lengths[i]!) / Math.sqrt(square);
  }
  return { data, rows: lengths.length, columns: dim };
}

/** The length of each row, `[n]`. */
function lengthsOf({ data, rows, columns }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let square = 0;
    for (let at = i * columns; at < (i + 1) * columns; at++) square += data[at]! ** 2;
    return Math.sqrt(square);
  });
}
