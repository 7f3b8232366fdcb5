import { pointPositive } from './pointPositive.ts';
import { random } from '../random/random.ts';
import { advance, beginSpace, contract, refresh, type KrylovSpace } from './krylov.ts';
import { mayMissCopies, othersAreBelow, ritzPairs, sameValues, settledCount, type Ritz } from './ritz.ts';
import type { Operator } from './operator.ts';
import { wholeSpacePairs } from './wholeSpace.ts';
import { quietWork, type Work } from '../work/work.ts';

export interface LanczosOptions {
  /** largest ‖Av − λv‖ allowed, as a fraction of the largest |λ|; default 1e-9 */
  readonly tolerance?: number;
  /** default 42 */
  readonly seed?: number;
  /**
   * the number of vectors that the operator receives at once; default 1. If a pass over two vectors costs little more
   * than over one, 2 is fastest: it saves the search for copies with which a width of 1 always ends.
   */
  readonly width?: number;
  /** the largest number of basis vectors (n float64 each); default k + max(k, 60) */
  readonly basis?: number;
  /** the leading eigenpair, if it is known before: no eigenvalue may be larger */
  readonly leading?: KnownPair | undefined;
  /** the largest number of applications of the operator, after which the best pairs so far are returned; default 5000 */
  readonly passes?: number;
}

/** An eigenpair that a search begins with, so that it spends no application on it. */
export interface KnownPair {
  readonly value: number;
  /** of length 1, `[n]` */
  readonly vector: Float64Array;
  /** ‖Av − λv‖ */
  readonly residual: number;
}

/** Leading eigenpairs of a symmetric operator, with their measured residuals. */
export interface EigenPairs {
  /** descending, `[k]` */
  readonly values: Float64Array;
  /** orthonormal, `[k, n]`, a vector per row, the entry of largest magnitude positive */
  readonly vectors: Float64Array;
  /** ‖Av − λv‖ of each pair, computed with the operator, `[k]`; of a pair that was known, a bound */
  readonly residuals: Float64Array;
  /** whether every residual is within the tolerance */
  readonly converged: boolean;
  /** the number of applications of the operator, each to `width` vectors */
  readonly iterations: number;
  /** the bound of the residuals: the wanted tolerance × the largest |λ| */
  readonly tolerance: number;
}

/** The settings of a run. */
interface Plan {
  readonly k: number;
  readonly tolerance: number;
  readonly room: number;
  readonly passes: number;
}

/**
 * The k algebraically largest eigenvalues of a symmetric operator and their eigenvectors: block Lanczos with full
 * reorthogonalisation and thick restart (Wu, Simon 2000; Zhou, Saad 2008). It needs only the operator, never the
 * matrix.
 *
 * It finds every copy of a repeated eigenvalue: a Krylov space that grows from s random vectors holds at most s copies,
 * so if it has found s copies of an eigenvalue above the last, it grows new random vectors beside the found ones until
 * they bring nothing new. A width of 2 or more therefore saves a search for copies that do not exist.
 *
 * @param n  length of the vectors, at least 1
 * @param count  k, in 1 … n
 * @throws RangeError when n or count is out of range, or the operator returns the wrong length or numbers that are not
 *   finite
 */
export async function lanczos(
  operator: Operator,
  n: number,
  count: number,
  options: LanczosOptions = {},
  work: Work = quietWork,
): Promise<EigenPairs> {
  if (!(n >= 1)) throw new RangeError(`lanczos: a space of dimension ${n}, expected at least 1`);
  if (!(count >= 1 && count <= n)) {
    throw new RangeError(`lanczos: expected 1 … ${n} eigenpairs, found ${count}`);
  }
  const plan = planned(n, count, options);
  const width = Math.min(options.width ?? 1, n);
  const leading = n > 1 ? options.leading : undefined;
  const space = beginSpace(operator, n, width, plan.room, random(options.seed ?? 42), leading);
  try {
    const ritz = await iterate(space, plan, work);
    await contract(space, ritz.vectors, ritz.values, count, work);
    const pairs = await measured(space, count, plan.tolerance, leading, work);
    // The last block of a space that fills up is smaller than the others, and what couples it may be lost in rounding.
    if (pairs.converged || plan.room < n) return pairs;
    const iterations = pairs.iterations + n;
    return { ...(await wholeSpacePairs(operator, n, count, pairs.tolerance, work)), iterations };
  } finally {
    space.kernel.free();
  }
}

function planned(n: number, k: number, options: LanczosOptions): Plan {
  const width = Math.min(options.width ?? 1, n);
  const wanted = options.basis ?? k + Math.max(k, 60);
  return {
    k,
    tolerance: options.tolerance ?? 1e-9,
    room: Math.min(n, Math.max(wanted, k + 4 * width)),
    passes: options.passes ?? 5000,
  };
}

/** Dimensions of a space whose Ritz pairs cost nothing beside an application of the operator. */
const SMALL = 48;

/**
 * Grows the space, restarting it when it is full, until the leading k pairs hold or the passes are spent. If copies of
 * an eigenvalue may be missing, it keeps the k pairs and grows a random block beside them, until one brings nothing
 * new.
 */
async function iterate(space: KrylovSpace, plan: Plan, work: Work): Promise<Ritz> {
  let look = plan.k + space.width;
  let before: Ritz | null = null;
  for (;;) {
    await advance(space, work);
    const complete = space.size === space.n;
    const full = space.size + space.ahead > plan.room;
    const spent = space.passes >= plan.passes && space.size >= plan.k;
    if (space.size < Math.min(look, space.n) && !full && !spent) continue;
    const ritz = await ritzPairs(space, work);
    if (complete || spent) return ritz;
    const settled = settledCount(ritz, plan.k, plan.tolerance);
    work.progress((0.99 * settled) / plan.k, `Lanczos: ${settled} of ${plan.k} pairs, pass ${space.passes}`);
    const holds = settled === plan.k && (!before || othersAreBelow(ritz, plan.k, plan.tolerance));
    if (holds) {
      if (before ? sameValues(before, ritz, plan.k) : !mayMissCopies(space, ritz, plan.k)) return ritz;
      before = ritz;
      await contract(space, ritz.vectors, ritz.values, plan.k, work);
      refresh(space);
      look = plan.k + 2 * space.width;
    } else if (full) {
      const kept = plan.k + Math.floor(0.4 * (plan.room - space.width - plan.k));
      await contract(space, ritz.vectors, ritz.values, Math.min(kept, space.size - space.width), work);
      look = space.size + Math.max(space.width, (plan.room - space.size) / 3);
    } else look = space.size + Math.max(space.width, (space.size - SMALL) / 8);
  }
}

/** The k vectors to which the space was contracted, each with its Rayleigh quotient and measured residual. */
async function measured(
  space: KrylovSpace,
  k: number,
  tolerance: number,
  leading: KnownPair | undefined,
  work: Work,
): Promise<EigenPairs> {
  const { n, width, kernel, apply } = space;
  const { basis, block, stride } = kernel;
  const vectors = new Float64Array(k * n);
  for (let i = 0; i < k; i++) vectors.set(basis.subarray(i * stride, i * stride + n), i * n);
  const values = new Float64Array(k);
  const residuals = new Float64Array(k);
  const bound = tolerance * Math.max(space.scale, 0);
  const first = leadsAsKnown(vectors.subarray(0, n), leading, space.scale, bound);
  if (first) {
    values[0] = leading!.value;
    residuals[0] = first.residual;
    pointPositive(vectors.subarray(0, n));
  }
  for (let from = first ? 1 : 0; from < k; from += width) {
    const used = Math.min(width, k - from);
    await apply(from, used);
    for (let c = 0; c < used; c++) {
      const v = vectors.subarray((from + c) * n, (from + c + 1) * n);
      const av = block.subarray(c * stride, c * stride + n);
      let quotient = 0;
      for (let x = 0; x < n; x++) quotient += v[x]! * av[x]!;
      let sum = 0;
      for (let x = 0; x < n; x++) sum += (av[x]! - quotient * v[x]!) ** 2;
      values[from + c] = quotient;
      residuals[from + c] = Math.sqrt(sum);
      pointPositive(v);
    }
    await work.pause();
  }
  work.progress(1, 'Lanczos: done');
  return {
    ...inOrder(values, vectors, residuals, n),
    converged: residuals.every((residual) => residual <= bound),
    iterations: space.passes + Math.ceil((first ? k - 1 : k) / width),
    tolerance: bound,
  };
}

/**
 * If the leading vector is the known one, the bound of its residual: ‖(A − λ)v‖ ≤ ‖(A − λ)x‖ + 2·‖A‖·‖v − x‖ with x the
 * known vector. Null if that is near the tolerance, as among copies of the eigenvalue.
 */
function leadsAsKnown(
  vector: Float64Array,
  known: KnownPair | undefined,
  scale: number,
  tolerance: number,
): { readonly residual: number } | null {
  if (!known) return null;
  let along = 0;
  for (let x = 0; x < vector.length; x++) along += vector[x]! * known.vector[x]!;
  let sum = 0;
  for (let x = 0; x < vector.length; x++) sum += (vector[x]! - Math.sign(along) * known.vector[x]!) ** 2;
  const residual = known.residual + 2 * scale * Math.sqrt(sum);
  return residual < 0.1 * tolerance ? { residual } : null;
}

/** Sorts pairs by Rayleigh quotient, descending: rounding may have changed their order. */
function inOrder(values: Float64Array, vectors: Float64Array, residuals: Float64Array, n: number) {
  const order = Array.from(values.keys()).sort((i, j) => values[j]! - values[i]! || i - j);
  const sorted = new Float64Array(vectors.length);
  order.forEach((from, to) => sorted.set(vectors.subarray(from * n, (from + 1) * n), to * n));
  return {
    values: Float64Array.from(order, (i) => values[i]!),
    vectors: sorted,
    residuals: Float64Array.from(order, (i) => residuals[i]!),
  };
}
