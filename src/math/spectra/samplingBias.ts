import { symmetricEigen } from '../linear/symmetric.ts';
import type { Random } from '../random/random.ts';
import { silent } from '../work/silent.ts';
import { stepOf, type Work } from '../work/work.ts';
import { chiSquare } from './wishart.ts';

/** How far the eigenvalues of a sample lie from those of its population. */
export interface SamplingBias {
  /** mean of ln(sample eigenvalue) − ln(population eigenvalue) at each rank, `[dim]` */
  readonly bias: Float64Array;
  /** ln of the smooth population spectrum that the bias is of, descending, `[dim]` */
  readonly population: Float64Array;
  /** ln of the eigenvalues of each simulated sample of that population, `[draws][dim]` */
  readonly draws: readonly Float64Array[];
  /** the mean of ln(sample eigenvalues) of another population, from the same random numbers, `[dim]` */
  readonly predict: (population: Float64Array, work: Work) => Promise<Float64Array>;
}

/** Steps of the search for the population; each removes most of what is left, also with few rows a dimension. */
const STEPS = 12;
/** Multiplications for the samples that are simulated together, about. */
const TOGETHER = 1e8;
const MOST_DRAWS = 24;
const FEWEST_DRAWS = 2;

/**
 * The bias of sample eigenvalues: those of a sample spread more than those of its population (Marchenko & Pastur 1967), so
 * that a spectrum looks steeper than it is. Finds the population whose samples have the given spectrum, except for detail: a
 * cubic of ln λ in ln rank, such that the cubics through the mean spectrum of simulated Gaussian samples and through the given
 * spectrum are the same. Samples are simulated as Bartlett's factors of a Wishart matrix, without their rows.
 *
 * @param eigenvalues  of the sample, descending, all above 0, `[dim]`, at least 5
 * @param rows  rows of the sample less one for its mean, not necessarily a whole number; at least dim
 */
export async function samplingBias(
  eigenvalues: Float64Array,
  rows: number,
  stream: Random,
  work: Work,
): Promise<SamplingBias> {
  const dim = eigenvalues.length;
  const count = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(TOGETHER / dim ** 3)));
  const wisharts: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    work.progress((0.2 * i) / count, 'Simulated samples');
    wisharts.push(await wishart(rows, dim, stream, work));
  }
  const quiet = silent(work);
  const sampled = async (population: Float64Array): Promise<Float64Array[]> => {
    const spectra: Float64Array[] = [];
    for (const w of wisharts) spectra.push(await logSpectrum(w, population, quiet));
    return spectra;
  };
  const cubic = cubicFit(dim);
  const wanted = cubic(eigenvalues.map(Math.log));
  let population = wanted;
  let draws: Float64Array[] = [];
  for (let step = 0; step < STEPS; step++) {
    const part = stepOf(work, 0.2 + (0.8 * step) / STEPS, 0.2 + (0.8 * (step + 1)) / STEPS);
    part.progress(0, 'The spectrum of the population');
    draws = await sampled(population);
    if (step === STEPS - 1) break;
    const fitted = cubic(meanOf(draws));
    population = population.map((value, i) => value + wanted[i]! - fitted[i]!);
  }
  const mean = meanOf(draws);
  return {
    bias: mean.map((value, i) => value - population[i]!),
    population,
    draws,
    predict: async (other) => meanOf(await sampled(other)),
  };
}

/** AAᵀ/rows for Bartlett's lower triangular A: the sample covariance of an isotropic Gaussian cloud, `[dim, dim]`. */
async function wishart(rows: number, dim: number, stream: Random, work: Work): Promise<Float64Array> {
  const a = new Float64Array(dim * dim);
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j < i; j++) a[i * dim + j] = stream.normal();
    a[i * dim + i] = Math.sqrt(chiSquare(Math.max(1, rows - i), stream));
  }
  const w = new Float64Array(dim * dim);
  for (let i = 0; i < dim; i++) {
    if (i % 64 === 0) await work.pause();
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += a[i * dim + k]! * a[j * dim + k]!;
      w[i * dim + j] = w[j * dim + i] = sum / rows;
    }
  }
  return w;
}

/** ln of the eigenvalues of the sample that a Wishart matrix gives of a population, descending. */
async function logSpectrum(w: Float64Array, population: Float64Array, work: Work): Promise<Float64Array> {
  const dim = population.length;
  const deviations = population.map((value) => Math.exp(value / 2));
  const s = new Float64Array(dim * dim);
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j < dim; j++) s[i * dim + j] = w[i * dim + j]! * deviations[i]! * deviations[j]!;
  }
  const { values } = await symmetricEigen(s, dim, { vectors: false }, work);
  const least = values[0]! * 1e-12;
  return values.map((value) => Math.log(Math.max(value, least)));
}

/** The least-squares cubic in ln rank through values by rank, `[dim]`, as its values. */
function cubicFit(dim: number): (values: Float64Array) => Float64Array {
  const basis: Float64Array[] = [];
  for (let power = 0; power < 4; power++) {
    // Powers are taken about the middle, and made orthonormal one after the other.
    const middle = Math.log(dim) / 2;
    const column = Float64Array.from({ length: dim }, (_, i) => (Math.log(i + 1) - middle) ** power);
    for (const earlier of basis) subtract(column, earlier, inner(column, earlier));
    const length = Math.sqrt(inner(column, column));
    basis.push(column.map((value) => value / length));
  }
  return (values) => {
    const fitted = new Float64Array(dim);
    for (const column of basis) subtract(fitted, column, -inner(values, column));
    return fitted;
  };
}

const inner = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function subtract(from: Float64Array, column: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i]! -= times * column[i]!;
}

function meanOf(rows: readonly Float64Array[]): Float64Array {
  return rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
}
