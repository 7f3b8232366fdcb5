import type { Rotations, Tridiagonal } from '../kernels/eigen.ts';

const SWEEPS_PER_EIGENVALUE = 50;

/**
 * The eigenvalues of a symmetric tridiagonal matrix by the implicit QL method with Wilkinson's shift (Bowdler, Martin,
 * Reinsch, Wilkinson 1968; EISPACK's `imtql2`). With `rotations`, it records the rotations of every sweep and yields
 * when one more sweep might not fit, and at the end: the caller applies the rotations and sets `count` to 0.
 *
 * @param t  its diagonal becomes the eigenvalues, in no order; `beside` is destroyed
 * @throws Error when an eigenvalue takes more than 50 sweeps (never seen on finite input)
 */
export function* implicitQl(
  { diagonal, beside }: Tridiagonal,
  rotations: Rotations | null,
): Generator<void, void> {
  const n = diagonal.length;
  const floor = negligible(diagonal, beside);
  if (n > 0) beside[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      const m = blockEnd(beside, l, floor);
      if (m === l) break;
      if (sweep === SWEEPS_PER_EIGENVALUE) {
        throw new Error(
          `implicit QL: eigenvalue ${l} of ${n} did not settle in ${SWEEPS_PER_EIGENVALUE} sweeps`,
        );
      }
      if (rotations && rotations.count + (m - l) > rotations.row.length) yield;
      sweepBlock(diagonal, beside, l, m, rotations);
    }
    if (!rotations && l % 64 === 0) yield;
  }
  if (rotations) yield;
}

/**
 * The size up to which an entry beside the diagonal counts as zero: the rounding of the largest entry, which the
 * reduction to tridiagonal form has already added everywhere.
 */
function negligible(diagonal: Float64Array, beside: Float64Array): number {
  let size = 0;
  for (let i = 0; i < diagonal.length; i++) {
    size = Math.max(size, Math.abs(diagonal[i]!), Math.abs(beside[i]!));
  }
  return (Number.EPSILON / 4) * size;
}

/** The last row of the block that starts at `l`: the first m whose entry beside the diagonal counts as zero. */
function blockEnd(beside: Float64Array, l: number, floor: number): number {
  let m = l;
  for (; m < beside.length - 1; m++) {
    if (Math.abs(beside[m]!) <= floor) break;
  }
  return m;
}

/** One QL sweep over rows l … m. */
function sweepBlock(
  diagonal: Float64Array,
  beside: Float64Array,
  l: number,
  m: number,
  rotations: Rotations | null,
): void {
  const half = (diagonal[l + 1]! - diagonal[l]!) / (2 * beside[l]!);
  const root = Math.sqrt(half * half + 1);
  let g = diagonal[m]! - diagonal[l]! + beside[l]! / (half + (half < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = sine * beside[i]!;
    const b = cosine * beside[i]!;
    const radius = Math.sqrt(f * f + g * g);
    beside[i + 1] = radius;
    if (radius === 0) {
      // The block splits here; the next sweep continues with the rest.
      diagonal[i + 1] = diagonal[i + 1]! - shift;
      beside[m] = 0;
      return;
    }
    sine = f / radius;
    cosine = g / radius;
    g = diagonal[i + 1]! - shift;
    const r = (diagonal[i]! - g) * sine + 2 * cosine * b;
    shift = sine * r;
    diagonal[i + 1] = g + shift;
    g = cosine * r - b;
    if (rotations) {
      const at = rotations.count++;
      rotations.row[at] = i;
      rotations.cosine[at] = cosine;
      rotations.sine[at] = sine;
    }
  }
  diagonal[l] = diagonal[l]! - shift;
  beside[l] = g;
  beside[m] = 0;
}
