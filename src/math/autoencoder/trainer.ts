import { dot, norm } from '../matrices/dot.ts';
import { row, takeRows, type Matrix } from '../matrices/matrix.ts';
import { permutation, random, type Random } from '../random/random.ts';
import { orderStatistic } from '../statistics/nulls/orderStatistic.ts';
import { adam } from './adam.ts';
import { batchTopK, type Activations } from './batchTopK.ts';
import { lossAndGradient, residual, zeroGradient } from './loss.ts';
import { initialAutoencoder, meanRow, normaliseRows, type SparseAutoencoder } from './model.ts';

export interface TrainingOptions {
  /** latents */
  readonly width: number;
  /** active latents for each row, on average */
  readonly active: number;
  /** steps of Adam */
  readonly steps: number;
  /** rows of a batch; all rows if there are fewer */
  readonly batch: number;
  /** the learning rate of the first half of the steps; it then falls to 0 linearly */
  readonly rate: number;
  readonly seed: number;
}

/** An autoencoder after training. */
export interface Trained {
  readonly model: SparseAutoencoder;
  /** of all rows as one batch */
  readonly activations: Activations;
  /** share of the variance of the rows that the reconstruction explains, at most 1 */
  readonly explained: number;
  /** share of variance that batches left unexplained, a mean for each part of the training in turn, `[CURVE_POINTS]` */
  readonly curve: Float64Array;
  /** latents that are active in no row */
  readonly dead: number;
  /** the number of replacements during training, of latents that did little; one latent may be replaced several times */
  readonly replaced: number;
}

/** A training that advances step by step. */
export interface Trainer {
  /** Takes up to `steps` further steps; returns the number of steps taken in all. */
  advance(steps: number): number;
  /** Share of variance that the last batches left unexplained; NaN before the first. */
  unexplained(): number;
  /** The curve of what is trained so far; NaN for parts that are not reached yet, `[CURVE_POINTS]`. */
  curve(): Float64Array;
  finish(): Trained;
}

/** The smallest activation of a batch exceeds this share of that of the batch before, nearly always. */
const GUESS = 0.8;
/** Points of the loss curve. */
export const CURVE_POINTS = 50;
/** At these shares of the training, latents that did little since the last are replaced. */
const REPLACEMENTS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];
/** A latent does little if the squares of its activations add up to less than this share of the median of the active latents. */
const LITTLE = 0.2;

/**
 * Trains a BatchTopK autoencoder on rows by Adam. The centre c stays the mean of the rows: where sums of activations vary
 * little, all directions may be moved alike and c against them at hardly any loss, and the atoms of planted sums are lost. After each step the decoder’s rows have unit length, and its gradient has
 * no part along them. Latents that do little are set to what the reconstruction misses of rows drawn by their
 * squared error (Bricken and others 2023, resampling, who replace only those that do nothing). A latent that shares an atom with
 * another one, or waits for rare mixtures, is active now and then: it would stay until the end, and an atom would stay missed.
 *
 * @param x  `[n, dim]`, not all equal
 */
export function trainer(x: Matrix, options: TrainingOptions): Trainer {
  const { steps, active, rate, width } = options;
  const stream = random(options.seed);
  const model = initialAutoencoder(x, width, stream);
  const gradient = zeroGradient(model);
  const optimisers = {
    encoder: adam(model.encoder.data),
    encoderBias: adam(model.encoderBias),
    decoder: adam(model.decoder.data),
  };
  const variance = varianceOf(x);
  const curve = curveOf(steps);
  const batches = batchesOf(x, options.batch, stream);
  /** the sum of the squared activations of each latent since the last replacement */
  const energy = new Float64Array(width);
  const replacing = new Set(REPLACEMENTS.map((share) => Math.round(share * steps)));
  let taken = 0;
  let replaced = 0;
  /** the smallest activation of the last batch */
  let least = 0;

  function step(): void {
    const batch = batches();
    const found = batchTopK(model, batch, active * batch.rows, GUESS * least);
    least = found.values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
    found.latents.forEach((latent, at) => (energy[latent]! += found.values[at]! ** 2));
    const loss = lossAndGradient(model, batch, found, gradient);
    removeAlong(gradient.decoder, model.decoder);
    const now = rate * Math.min(1, 2 * (1 - taken / steps));
    optimisers.encoder.step(gradient.encoder, now);
    optimisers.encoderBias.step(gradient.encoderBias, now);
    optimisers.decoder.step(gradient.decoder, now);
    normaliseRows(model.decoder);
    curve.add(taken++, loss / variance);
    if (!replacing.has(taken)) return;
    const idle = doingLittle(energy);
    for (const latent of idle) {
      optimisers.encoder.forget(latent * x.columns, (latent + 1) * x.columns);
      optimisers.decoder.forget(latent * x.columns, (latent + 1) * x.columns);
      optimisers.encoderBias.forget(latent, latent + 1);
    }
    replaceLatents(model, x, idle, active, stream);
    replaced += idle.length;
    energy.fill(0);
  }

  return {
    advance(more) {
      for (let i = 0; i < more && taken < steps; i++) step();
      return taken;
    },
    unexplained: () => curve.last(),
    curve: () => curve.values(),
    finish() {
      const activations = batchTopK(model, x, active * x.rows);
      const errors = squaredErrors(model, x, activations);
      return {
        model,
        activations,
        explained: 1 - errors.reduce((sum, error) => sum + error, 0) / (x.rows * variance),
        curve: curve.values(),
        dead: width - new Set(activations.latents).size,
        replaced,
      };
    },
  };
}

/** The latents whose squared activations add up to little beside the median of the active ones, ascending. */
function doingLittle(energy: Float64Array): number[] {
  const active = energy.filter((sum) => sum > 0);
  const least = active.length > 0 ? LITTLE * orderStatistic(active, active.length >> 1) : 0;
  return [...energy.keys()].filter((latent) => !(energy[latent]! > 0 && energy[latent]! >= least));
}

/** Batches of rows in a random order, each row once in a pass; the rows that do not fill the last batch of a pass wait. */
function batchesOf(x: Matrix, size: number, stream: Random): () => Matrix {
  if (size >= x.rows) return () => x;
  let order: Uint32Array = new Uint32Array(0);
  let at = 0;
  return () => {
    if (at + size > order.length) {
      order = permutation(x.rows, stream);
      at = 0;
    }
    at += size;
    return takeRows(x, order.subarray(at - size, at));
  };
}

/** Mean squared distance of the rows from their mean. */
function varianceOf(x: Matrix): number {
  const mean = meanRow(x);
  let sum = 0;
  for (let at = 0; at < x.data.length; at++) sum += (x.data[at]! - mean[at % x.columns]!) ** 2;
  return sum / x.rows;
}

/** Means of a value over equal parts of the steps. */
function curveOf(steps: number) {
  const sums = new Float64Array(CURVE_POINTS);
  const counts = new Uint32Array(CURVE_POINTS);
  let latest = NaN;
  return {
    add(step: number, value: number) {
      const at = Math.floor((CURVE_POINTS * step) / steps);
      sums[at]! += value;
      counts[at]!++;
      latest = value;
    },
    last: () => latest,
    values: () => sums.map((sum, at) => sum / counts[at]!),
  };
}

/** Removes from the gradient of each row of the decoder its part along the row, which normalising would undo. */
function removeAlong(gradient: Float32Array, decoder: Matrix): void {
  const dim = decoder.columns;
  for (let from = 0; from < gradient.length; from += dim) {
    const along = dot(gradient, from, decoder.data, from, dim);
    if (along === 0) continue;
    for (let j = from; j < from + dim; j++) gradient[j]! -= along * decoder.data[j]!;
  }
}

/** ‖x − x̂‖² of each row, `[n]`. */
export function squaredErrors(model: SparseAutoencoder, x: Matrix, active: Activations): Float64Array {
  const missed = new Float64Array(x.columns);
  return Float64Array.from({ length: x.rows }, (_, i) => residual(model, x, active, i, missed));
}

/** Sets latents to what the reconstruction misses of rows drawn by their squared error. */
function replaceLatents(
  model: SparseAutoencoder,
  x: Matrix,
  latents: readonly number[],
  active: number,
  stream: Random,
): void {
  if (latents.length === 0) return;
  const found = batchTopK(model, x, active * x.rows);
  const errors = squaredErrors(model, x, found);
  const total = errors.reduce((sum, error) => sum + error, 0);
  if (!(total > 0)) return;
  const replacing = new Set(latents);
  let length = 0;
  for (let i = 0; i < model.encoder.rows; i++) {
    if (!replacing.has(i)) length += norm(row(model.encoder, i)) / (model.encoder.rows - latents.length);
  }
  const missed = new Float64Array(x.columns);
  for (const latent of latents) {
    let left = stream.uniform() * total;
    const chosen = errors.findIndex((error) => (left -= error) < 0);
    const size = Math.sqrt(residual(model, x, found, Math.max(0, chosen), missed)) || 1;
    row(model.decoder, latent).set(missed.map((value) => -value / size));
    row(model.encoder, latent).set(missed.map((value) => (-value / size) * (length || 1)));
    model.encoderBias[latent] = 0;
  }
}
