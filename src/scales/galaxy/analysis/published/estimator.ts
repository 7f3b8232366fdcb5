import { smallSymmetricEigen } from '../../../../math/linear/symmetric.ts';
import type { DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { choiceWithReplacement } from '../../../../math/random/numpyChoice.ts';
import type { Random } from '../../../../math/random/random.ts';
import { digamma } from '../../../../math/statistics/distributions/digamma.ts';
import type { Work } from '../../../../math/work/work.ts';
import { resampledDistances } from './resampledDistances.ts';

/** The constants of the published estimator. */
export const PUBLISHED_ENTROPY = {
  /** rows drawn without replacement, and the rows of each resample */
  rows: 5_000,
  components: 100,
  k: 1,
  resamples: 30,
  /** added to every distance */
  raise: 0.01,
  /** the least eigenvalue */
  floor: 1e-10,
  /** of NumPy's `RandomState` */
  seed: 0,
  /** multiplies the Gaussian entropy of N(0, I) for the “random” line, a factor set by hand */
  lineFactor: 2.55,
} as const;

/** Σ ln of eigenvalues that count as at least 1e-10. */
const sumLog = (eigenvalues: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < eigenvalues.length; i++) {
    sum += Math.log(Math.max(PUBLISHED_ENTROPY.floor, eigenvalues[i]!));
  }
  return sum;
};

/**
 * The Gaussian part of the published entropy, d/2·(1 + ln 2π) + ½ Σ ln λ, each λ at least 1e-10.
 *
 * @param eigenvalues  of the covariance, `[d]`
 */
export function publishedGaussian(eigenvalues: ArrayLike<number>): number {
  return (eigenvalues.length / 2) * (1 + Math.log(2 * Math.PI)) + 0.5 * sumLog(eigenvalues);
}

/**
 * The published estimator on thirty resamples of the rows with replacement, each of as many rows as there are:
 * H = d·mean(ln ρ) + V + ln(n − 1) − Ψ, with V = mean(ln λ) of the resample's covariance (where ln V of the unit ball
 * belongs), ρ = distance to the nearest other row + 0.01, and Ψ = ψ(2) (where ψ(1) belongs).
 *
 * @param scores  F, `[n, d]`, at least two rows
 * @param stream  draws the resamples
 * @returns H of each resample, nats, `[30]`
 */
export async function publishedEstimates(
  scores: DoubleMatrix,
  stream: Random,
  work: Work,
): Promise<Float64Array> {
  const { rows: n, columns: d } = scores;
  const { k, resamples, raise } = PUBLISHED_ENTROPY;
  work.progress(0, 'Finding nearest neighbours');
  const distances = await resampledDistances(scores, work);
  const estimates = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    work.progress(0.5 + (0.5 * r) / resamples, `Resample ${r + 1} of ${resamples}`);
    await work.pause();
    const counts = new Uint32Array(n);
    for (const row of choiceWithReplacement(n, n, stream)) counts[row]!++;
    const { values } = smallSymmetricEigen(await resampledCovariance(scores, counts, work), d, {
      vectors: false,
    });
    const meanLog = distances.sum(counts, (distance) => Math.log(distance + raise)) / n;
    estimates[r] = d * meanLog + sumLog(values) / d + Math.log(n - 1) - digamma(k + 1);
  }
  return estimates;
}

/** The covariance of a resample, with 1/(n − 1), `[d, d]`; only the upper triangle. */
async function resampledCovariance(
  { data, rows: n, columns: d }: DoubleMatrix,
  counts: Uint32Array,
  work: Work,
): Promise<Float64Array> {
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    if (counts[i] === 0) continue;
    for (let j = 0; j < d; j++) mean[j]! += (counts[i]! * data[i * d + j]!) / n;
  }
  const covariance = new Float64Array(d * d);
  const drawn = new Uint32Array(n);
  let size = 0;
  for (let i = 0; i < n; i++) if (counts[i]! > 0) drawn[size++] = i;
  const centred = new Float64Array(TOGETHER * d);
  for (let from = 0; from < size; from += TOGETHER) {
    if (from % 1024 === 0) await work.pause();
    const rows = drawn.subarray(from, Math.min(size, from + TOGETHER));
    rows.forEach((row, r) => {
      for (let j = 0; j < d; j++) centred[r * d + j] = data[row * d + j]! - mean[j]!;
    });
    // Rows that are missing at the end are zero.
    centred.fill(0, rows.length * d);
    addSquares(
      covariance,
      centred,
      Float64Array.from({ length: TOGETHER }, (_, r) => counts[rows[r]!] ?? 0),
      n,
    );
  }
  return covariance;
}

/** Rows whose squares are added in one pass: an entry of the covariance is read and written that much less often. */
const TOGETHER = 4;

/** Adds the squares of four rows, each as often as it was drawn, in their order: the same sums as row by row. */
function addSquares(covariance: Float64Array, rows: Float64Array, counts: Float64Array, n: number): void {
  const d = rows.length / TOGETHER;
  for (let a = 0; a < d; a++) {
    const w0 = (counts[0]! * rows[a]!) / (n - 1);
    const w1 = (counts[1]! * rows[d + a]!) / (n - 1);
    const w2 = (counts[2]! * rows[2 * d + a]!) / (n - 1);
    const w3 = (counts[3]! * rows[3 * d + a]!) / (n - 1);
    for (let b = a, at = a * d; b < d; b++) {
      covariance[at + b] =
        covariance[at + b]! +
        w0 * rows[b]! +
        w1 * rows[d + b]! +
        w2 * rows[2 * d + b]! +
        w3 * rows[3 * d + b]!;
    }
  }
}
