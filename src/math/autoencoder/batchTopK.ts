import { kernels } from '../kernels/kernels.ts';
import { dot, norm } from '../matrices/dot.ts';
import { row, rowRange, type Matrix } from '../matrices/matrix.ts';
import { orderStatistic } from '../statistics/nulls/orderStatistic.ts';
import { rowsMinus, type SparseAutoencoder } from './model.ts';

/** The active latents of each row, in the order of their numbers. */
export interface Activations {
  /** where each row begins in `latents` and `values`, `[n + 1]` */
  readonly starts: Uint32Array;
  readonly latents: Uint32Array;
  /** positive */
  readonly values: Float32Array;
}

/** Entries of a product computed at once. */
const TILE = 1 << 20;
/** A bound on the error of a product of the kernels, as a share of the lengths of its two vectors. */
const KERNEL_ERROR = 4e-6;

/**
 * The largest activations of all rows together (BatchTopK): at most `count`, only positive ones, of equal ones those of
 * smaller rows and latents.
 *
 * The kernels' products only propose candidates. The values that decide are computed again in double precision, in one order,
 * so that all sets of kernels choose the same latents; training would enlarge any difference.
 *
 * @param x  `[n, dim]`
 * @param guess  a value that the smallest of them is likely to exceed: it saves time and changes nothing
 * @see Bussmann, Leask & Nanda, BatchTopK Sparse Autoencoders (arXiv 2412.06410, 2024)
 */
export function batchTopK(model: SparseAutoencoder, x: Matrix, count: number, guess = 0): Activations {
  const centred = rowsMinus(x, model.decoderBias);
  const width = model.encoder.rows;
  const places = candidates(model, centred, count, guess);
  const exact = new Float64Array(places.length);
  for (let at = 0; at < exact.length; at++) {
    const place = places[at]!;
    exact[at] = activation(model, centred, Math.floor(place / width), place % width);
  }
  const least = exact.length > count ? orderStatistic(exact.slice(), exact.length - count) : Number.MIN_VALUE;
  let ties = count;
  for (const value of exact) if (value > least) ties--;
  const starts = new Uint32Array(x.rows + 1);
  const latents = new Uint32Array(Math.min(count, exact.length));
  const values = new Float32Array(latents.length);
  let kept = 0;
  // Candidates stand in the order of rows and latents.
  places.forEach((place, at) => {
    const value = exact[at]!;
    if (!(value >= least && value > 0) || (value === least && ties-- <= 0)) return;
    starts[Math.floor(place / width) + 1]!++;
    latents[kept] = place % width;
    values[kept++] = value;
  });
  for (let i = 0; i < x.rows; i++) starts[i + 1]! += starts[i]!;
  return { starts, latents: latents.slice(0, kept), values: values.slice(0, kept) };
}

/** The activation of a latent before ReLU, in double precision. */
function activation({ encoder, encoderBias }: SparseAutoencoder, centred: Matrix, i: number, latent: number) {
  const dim = centred.columns;
  return dot(centred.data, i * dim, encoder.data, latent * dim, dim) + encoderBias[latent]!;
}

/** Places, row · width + latent, ascending, whose activation may be among the `count` largest. */
function candidates(model: SparseAutoencoder, centred: Matrix, count: number, guess: number): Float64Array {
  const { encoder, encoderBias } = model;
  const { rows: width } = encoder;
  const slack = KERNEL_ERROR * longestRow(centred) * longestRow(encoder);
  const step = Math.min(centred.rows, Math.max(1, Math.floor(TILE / width)));
  let found: Found = {
    places: new Float64Array(2 * count + width),
    values: new Float64Array(2 * count + width),
  };
  let held = 0;
  let most = 2 * count;
  const first = Math.max(guess, 0) - slack;
  let floor = first;
  const keepLargest = () => {
    const least =
      held > count ? orderStatistic(found.values.slice(0, held), held - count) - 2 * slack : floor;
    floor = Math.max(floor, least);
    held = keepFrom(found, held, floor);
    // Of equal values more than that may be left: they are looked through again only when there are twice as many.
    most = Math.max(2 * count, 2 * held);
  };
  for (let from = 0; from < centred.rows; from += step) {
    const to = Math.min(centred.rows, from + step);
    const { data } = kernels().productTransposed(rowRange(centred, from, to), encoder);
    for (let row = from; row < to; row++) {
      if (held > most) keepLargest();
      if (held + width > found.places.length) found = grown(found);
      const products = data.subarray((row - from) * width, (row - from + 1) * width);
      held = addRow(found, held, products, encoderBias, row * width, floor);
    }
  }
  keepLargest();
  // With a guess that was too large, places are missing.
  const complete = held >= count && floor > first;
  return guess > 0 && !complete ? candidates(model, centred, count, 0) : found.places.subarray(0, held);
}

/** A fixed number of places and their activations. */
interface Found {
  readonly places: Float64Array;
  readonly values: Float64Array;
}

/** Adds the activations of a row that are at least `floor`; returns the number of all. */
function addRow(
  { places, values }: Found,
  held: number,
  products: Float32Array,
  bias: Float32Array,
  first: number,
  floor: number,
): number {
  for (let latent = 0; latent < products.length; latent++) {
    const value = products[latent]! + bias[latent]!;
    if (!(value >= floor)) continue;
    places[held] = first + latent;
    values[held++] = value;
  }
  return held;
}

/** Keeps the activations that are at least `floor`, in their order; returns their number. */
function keepFrom({ places, values }: Found, held: number, floor: number): number {
  let still = 0;
  for (let at = 0; at < held; at++) {
    if (values[at]! < floor) continue;
    places[still] = places[at]!;
    values[still++] = values[at]!;
  }
  return still;
}

const grown = ({ places, values }: Found): Found => ({
  places: longer(places),
  values: longer(values),
});

function longer(values: Float64Array): Float64Array {
  const larger = new Float64Array(2 * values.length);
  larger.set(values);
  return larger;
}

function longestRow(x: Matrix): number {
  let longest = 0;
  for (let i = 0; i < x.rows; i++) longest = Math.max(longest, norm(row(x, i)));
  return longest;
}
