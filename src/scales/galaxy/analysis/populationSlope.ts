import { DataError } from '../../../dataset/error.ts';
import { inverseNorms } from '../../../math/matrices/norms.ts';
import { takeRows, type Matrix } from '../../../math/matrices/matrix.ts';
import { permutation, random } from '../../../math/random/random.ts';
import type { RankWindow } from '../../../math/spectra/rankWindow.ts';
import { samplingBias, type SamplingBias } from '../../../math/spectra/samplingBias.ts';
import { spectrum } from '../../../math/spectra/spectrum.ts';
import { zeroEigenvalue } from '../../../math/spectra/zeroEigenvalue.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';
import { studentQuantile } from '../../../math/statistics/distributions/studentT.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { CENTRED } from '../../cloud/analysis/preprocessing.ts';
import { GALAXY_DEFAULTS } from './defaults.ts';
import { bendOf, compareLaws, slopeOf, type LawResiduals } from './laws.ts';
import { chosenWindow } from './window.ts';

export interface PopulationSlopeParameters {
  /** window of the power law, as in `ShapeParameters` */
  readonly from?: number;
  readonly to?: number;
  /** number of half samples for the interval; 20 if left out */
  readonly halves?: number;
  /** 42 if left out */
  readonly seed?: number;
}

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  /** [low, high] */
  readonly ci95: readonly [number, number];
}

/** The law that a spectrum follows over a window. */
export type Law = 'power' | 'flat' | 'bent' | 'exponential';

/** The slope of a spectrum without the bias of sample eigenvalues, and whether a power law describes it. */
export interface PopulationSlope extends RankWindow {
  readonly n: number;
  readonly dim: number;
  readonly seed: number;
  readonly halves: number;
  /** rows of a Gaussian sample whose covariance scatters as this one's: fewer than n if lengths are unequal */
  readonly equivalentRows: number;
  /** slope of log10 λ against log10 rank of the sample, as `PowerLaw.slope` */
  readonly sampleSlope: number;
  /** the slope without the bias of sample eigenvalues */
  readonly slope: Estimate;
  /** slope of the second half of the window, in log rank, less that of the first half; 0 for a power law */
  readonly bend: Estimate;
  /** root mean square distance of log10 λ from each law over the window */
  readonly residuals: LawResiduals;
  readonly law: Law;
  /** the slope of the same rows at unit length; null if their lengths are equal, or it cannot be estimated */
  readonly equalNorms: Estimate | null;
  /** eigenvalues without the bias, over the window, `[to − from + 1]` */
  readonly eigenvalues: Float64Array;
  readonly preprocessing: string;
}

/** Features for each dimension below which the bias cannot be removed. */
const LEAST_ROWS = 2;
/** Lengths whose deviation is at most this share of their mean are equal. */
const EQUAL_NORMS = 0.01;
/** A spectrum counts as bent beyond a 99 % interval. */
const BENT = 0.99;
/** The change of the population by which the response of the sample is measured. */
const NUDGE = 0.02;

/**
 * The slope of the spectrum of the population that the features are a sample of. The eigenvalues of a sample spread more than
 * those of its population, so that the sample's slope is too steep: −0.86 where it is −0.5, with 600 features in 160
 * dimensions. The bias is that of Gaussian samples of a smooth population with the features' spectrum, see
 * `samplingBias`. The interval comes from the spread over random halves of the features, as large as the spread over samples of
 * the whole size (the delete-half jackknife; Shao & Wu 1989), without a bootstrap's repeated features, which would themselves bend
 * the spectrum, or from the spread over simulated Gaussian samples if it is larger; times the response of the population's slope to the sample's; with the error of the simulation.
 *
 * (Projections of one half's covariance on the other half's eigenvectors, uᵢᵀS₂uᵢ, are no way out: noisy eigenvectors mix
 * neighbouring ranks, and the slope of the same world is −0.27.)
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when there are fewer than two features for each dimension with variance, or fewer than five such
 *   dimensions, or the window does not lie within the ranks
 */
export async function populationSlope(
  decoder: Matrix,
  parameters: PopulationSlopeParameters,
  work: Work,
): Promise<PopulationSlope> {
  const lengths = Array.from(inverseNorms(decoder), (inverse) => (inverse > 0 ? 1 / inverse : 0));
  const { mean, sd } = meanAndDeviation(lengths);
  if (sd <= EQUAL_NORMS * mean)
    return { ...(await slopeOfRows(decoder, parameters, work)), equalNorms: null };
  const found = await slopeOfRows(decoder, parameters, stepOf(work, 0, 0.5));
  return { ...found, equalNorms: await slopeAtUnitLength(decoder, parameters, stepOf(work, 0.5, 1)) };
}

/** The slope of rows scaled to unit length: what is left of a slope when lengths play no part. */
async function slopeAtUnitLength(
  decoder: Matrix,
  parameters: PopulationSlopeParameters,
  work: Work,
): Promise<Estimate | null> {
  const inverse = inverseNorms(decoder);
  const { rows, columns } = decoder;
  const data = decoder.data.map((value, at) => value * inverse[Math.floor(at / columns)]!);
  try {
    return (await slopeOfRows({ data, rows, columns }, parameters, work)).slope;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

async function slopeOfRows(
  decoder: Matrix,
  parameters: PopulationSlopeParameters,
  work: Work,
): Promise<Omit<PopulationSlope, 'equalNorms'>> {
  const { seed, halves } = { ...GALAXY_DEFAULTS, ...parameters };
  const { rows: n, columns: dim } = decoder;
  const chosen = chosenWindow(parameters, dim);
  const found = await spectrum(decoder, stepOf(work, 0, 0.1));
  const zero = zeroEigenvalue(found.eigenvalues);
  const positive = found.eigenvalues.filter((value) => value > zero);
  const window = { from: chosen.from, to: Math.min(chosen.to, positive.length) };
  const rows = equivalentRows(decoder, found.mean, positive);
  if (positive.length < 5 || rows < LEAST_ROWS * (positive.length + 1) || window.to - window.from < 3) {
    throw new DataError(
      `Slope of the population: expected at least five dimensions and two features for each of them, found ${positive.length} dimensions and ${n} features, which scatter as ${Math.floor(rows)}; the bias of sample eigenvalues cannot be removed.`,
    );
  }
  const stream = random(seed);
  const biased = await samplingBias(positive, rows, stream, stepOf(work, 0.1, 0.5));
  const sample = positive.map(Math.log);
  const corrected = sample.map((value, i) => value - biased.bias[i]!);
  const ofHalves: Float64Array[] = [];
  for (let half = 0; half < halves; half++) {
    work.progress(0.6 + (0.4 * half) / halves, `Half sample ${half + 1} of ${halves}`);
    const members = permutation(n, stream).subarray(0, Math.floor(n / 2));
    const { eigenvalues } = await spectrum(takeRows(decoder, members), stepOf(work, 1, 1));
    ofHalves.push(eigenvalues.slice(0, positive.length).map((value) => Math.log(Math.max(value, zero))));
  }
  const estimate = async (statistic: Statistic, nudge: (x: number) => number): Promise<Estimate> => {
    const response = await responseOf(biased, statistic, nudge, window, work);
    const spread = (spectra: readonly Float64Array[]) =>
      meanAndDeviation(spectra.map((values) => statistic(values, window))).sd;
    const simulated = spread(biased.draws) / Math.sqrt(biased.draws.length);
    const sampling = Math.max(spread(ofHalves), spread(biased.draws));
    const standardError = Math.hypot(sampling, simulated) / response;
    const value = statistic(corrected, window);
    const half = studentQuantile(0.95, Math.max(1, halves - 1)) * standardError;
    return { value, standardError, ci95: [value - half, value + half] };
  };
  const middle = (Math.log(window.from) + Math.log(window.to)) / 2;
  const slope = await estimate(slopeOf, (x) => x);
  const bend = await estimate(bendOf, (x) => Math.max(0, x - middle));
  const residuals = compareLaws(corrected, window);
  return {
    n,
    dim,
    ...window,
    seed,
    halves,
    equivalentRows: rows,
    sampleSlope: slopeOf(sample, window),
    slope,
    bend,
    residuals,
    law: lawOf(slope, bend, residuals, halves),
    eigenvalues: corrected.slice(window.from - 1, window.to).map(Math.exp),
    preprocessing: CENTRED,
  };
}

type Statistic = (logEigenvalues: Float64Array, window: RankWindow) => number;

/** How much a statistic of the mean sample changes when that of the population changes by 1. */
async function responseOf(
  { population, draws, predict }: SamplingBias,
  statistic: Statistic,
  nudge: (logRank: number) => number,
  window: RankWindow,
  work: Work,
): Promise<number> {
  const moved = population.map((value, i) => value - NUDGE * nudge(Math.log(i + 1)));
  const change = statistic(moved, window) - statistic(population, window);
  const before = draws[0]!.map((_, i) => draws.reduce((sum, draw) => sum + draw[i]!, 0) / draws.length);
  const after = await predict(moved, work);
  return Math.max(0.05, (statistic(after, window) - statistic(before, window)) / change);
}

function lawOf(slope: Estimate, bend: Estimate, residuals: LawResiduals, halves: number): Law {
  const beyond = studentQuantile(BENT, Math.max(1, halves - 1)) * bend.standardError;
  if (slope.ci95[0] <= 0 && slope.ci95[1] >= 0) return 'flat';
  if (Math.abs(bend.value) <= beyond) return 'power';
  return residuals.exponential < residuals.broken ? 'exponential' : 'bent';
}

/**
 * Rows of a Gaussian sample of the spectrum whose covariance scatters as that of these rows, less one for the mean. The
 * variance of the covariance is in proportion to Σr⁴/(Σr²)² for lengths r about the mean; a Gaussian sample has
 * (1 + 2Σλ²/(Σλ)²)/n of it, and rows of one length have less.
 */
function equivalentRows(
  { data, rows, columns }: Matrix,
  mean: Float64Array,
  eigenvalues: Float64Array,
): number {
  let squares = 0;
  let fourths = 0;
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let j = 0; j < columns; j++) square += (data[i * columns + j]! - mean[j]!) ** 2;
    squares += square;
    fourths += square * square;
  }
  let sum = 0;
  let sumOfSquares = 0;
  for (const value of eigenvalues) {
    sum += value;
    sumOfSquares += value * value;
  }
  const gaussian = 1 + (2 * sumOfSquares) / sum ** 2;
  return (gaussian * squares * squares) / fourths - 1;
}
