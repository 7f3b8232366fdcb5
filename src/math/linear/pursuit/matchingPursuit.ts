import { kernels } from '../../kernels/kernels.ts';
import { dot, norm } from '../../matrices/dot.ts';
import { row, rowRange, type Matrix } from '../../matrices/matrix.ts';
import { inverseNorms } from '../../matrices/norms.ts';
import { withParts, type LentParts } from '../../work/parts.ts';
import { resident } from '../../work/resident.ts';
import { defineTask, shardBounds, soloTeam } from '../../work/team.ts';
import type { Work } from '../../work/work.ts';
import { solveLowerTransposed } from '../cholesky.ts';
import { makeOrthogonal } from '../orthogonalise.ts';

/** A vector to decompose. */
export interface Target {
  /** `[dim]` */
  readonly vector: Float64Array;
  /** row numbers of the dictionary that it may not use */
  readonly without: Uint32Array;
}

/** A vector as a sum of a few atoms. */
export interface Pursuit {
  /** row numbers in the order in which they were chosen, `[k]` */
  readonly atoms: Uint32Array;
  /** factor of each atom, which has unit length, in the sum of all k, `[k]` */
  readonly coefficients: Float64Array;
  /** share of the vector's squared length that the first atom, the first two, … explain, in [0, 1], `[k]` */
  readonly explained: Float64Array;
}

/** What remains of a squared length, as a share of it, if nothing but rounding remains. */
const ROUNDING = 1e-12;
/** An atom whose part orthogonal to the chosen ones is shorter depends on them. */
const DEPENDENT = 1e-6;
/** With fewer entries, lending the rows costs more than sharing the passes saves. */
const WORTH_SHARING = 1 << 20;

/**
 * Decomposes vectors into few rows of a dictionary by orthogonal matching pursuit: each step takes the atom with the
 * largest absolute product with what remains, and fits all chosen atoms again by least squares. All vectors advance
 * together, so that a step costs one pass over the dictionary, whose rows the team shares: O(rows·dim·targets) per step.
 * A pursuit ends early if nothing remains, or if the next atom depends on the chosen ones.
 *
 * @param x  the dictionary, `[rows, dim]`; its atoms are the rows scaled to unit length, and zero rows are left out
 * @param most  the largest number of atoms
 * @returns a pursuit for each target
 * @throws RangeError when a target has another dimension
 * @see Pati, Rezaiifar & Krishnaprasad (1993); scikit-learn `OrthogonalMatchingPursuit`
 */
export async function matchingPursuits(
  x: Matrix,
  targets: readonly Target[],
  most: number,
  work: Work,
): Promise<Pursuit[]> {
  const { columns: dim } = x;
  for (const { vector } of targets) {
    if (vector.length !== dim) {
      throw new RangeError(`matching pursuit: expected vectors of ${dim} dimensions, found ${vector.length}`);
    }
  }
  const states = targets.map((target) => begun(target, most));
  await withDictionary(x, work, async (parts) => {
    for (let step = 0; step < most; step++) {
      work.progress(step / most, `Atom ${step + 1} of ${most}`);
      await work.pause();
      const active = states.filter(({ ended }) => !ended);
      if (active.length === 0) break;
      const found = await strongest(parts, active, dim);
      active.forEach((state, i) => advance(state, x, found[i]!));
    }
  });
  return states.map(finished);
}

/** How far the pursuit of one target is. */
interface State {
  readonly target: Target;
  /** squared length of the target */
  readonly square: number;
  readonly remainder: Float64Array;
  readonly atoms: number[];
  readonly explained: number[];
  /** orthonormal rows that span the chosen atoms, `[most, dim]` */
  readonly basis: Float64Array;
  /** products of each chosen atom (rows) with the basis vectors up to its own: lower triangular, `[most, most]` */
  readonly triangle: Float64Array;
  /** products of the target with the basis, `[most]` */
  readonly along: Float64Array;
  readonly most: number;
  ended: boolean;
}

function begun(target: Target, most: number): State {
  const { vector } = target;
  const dim = vector.length;
  const square = dot(vector, 0, vector, 0, dim);
  return {
    target,
    square,
    remainder: vector.slice(),
    atoms: [],
    explained: [],
    basis: new Float64Array(most * dim),
    triangle: new Float64Array(most * most),
    along: new Float64Array(most),
    most,
    ended: square === 0,
  };
}

/** Adds an atom, given by its row and its absolute product with the remainder, or ends the pursuit. */
function advance(state: State, x: Matrix, { row: atom, product }: Strongest): void {
  const { remainder, basis, triangle, along, atoms, square, most } = state;
  const dim = x.columns;
  const at = atoms.length;
  const values = row(x, atom < 0 ? 0 : atom);
  const length = norm(values);
  const own = basis.subarray(at * dim, (at + 1) * dim);
  own.set(Float64Array.from(values, (value) => value / (length || 1)));
  const unit = own.slice();
  const apart = atom < 0 || product === 0 ? 0 : makeOrthogonal(basis, at, dim);
  if (apart < DEPENDENT) {
    state.ended = true;
    return;
  }
  for (let j = 0; j < dim; j++) own[j]! /= apart;
  for (let i = 0; i <= at; i++) triangle[at * most + i] = dot(unit, 0, basis, i * dim, dim);
  along[at] = dot(state.target.vector, 0, own, 0, dim);
  const part = dot(remainder, 0, own, 0, dim);
  for (let j = 0; j < dim; j++) remainder[j]! -= part * own[j]!;
  atoms.push(atom);
  const rest = dot(remainder, 0, remainder, 0, dim) / square;
  state.explained.push(Math.min(1, Math.max(0, 1 - rest)));
  state.ended = rest < ROUNDING;
}

function finished({ atoms, explained, triangle, along, most }: State): Pursuit {
  const k = atoms.length;
  const lower = Float64Array.from(
    { length: k * k },
    (_, at) => triangle[Math.floor(at / k) * most + (at % k)]!,
  );
  return {
    atoms: Uint32Array.from(atoms),
    coefficients: solveLowerTransposed(lower, k, along.slice(0, k)),
    explained: Float64Array.from(explained),
  };
}

/** A member's rows of the dictionary, from row `from` on. */
interface Part {
  readonly rows: Matrix;
  readonly from: number;
}

/** The row with the largest absolute product with a vector; row −1 if there is no row. */
interface Strongest {
  readonly row: number;
  readonly product: number;
}

interface Pass {
  /** what remains of each target, `[dim, width]` */
  readonly remainders: Float64Array;
  readonly width: number;
  /** rows that each target may not use */
  readonly without: readonly Uint32Array[];
}

const rowsOf = resident(
  'pursuit.release',
  ({ rows }: Part) => ({ kernel: kernels().dense(rows), inverse: inverseNorms(rows) }),
  ({ kernel }) => kernel.free(),
);

const strongestTask = defineTask('pursuit.strongest', (part: Part, { remainders, width, without }: Pass) => {
  const { kernel, inverse } = rowsOf.of(part);
  const products = kernel.timesMany(remainders, width);
  return without.map((barred, target): Strongest => {
    for (const at of barred) {
      const own = at - part.from;
      if (own >= 0 && own < part.rows.rows) products[own * width + target] = 0;
    }
    let best: Strongest = { row: -1, product: 0 };
    for (let i = 0; i < part.rows.rows; i++) {
      const product = Math.abs(products[i * width + target]! * inverse[i]!);
      if (product > best.product) best = { row: part.from + i, product };
    }
    return best;
  });
});

/** For each pursuit the atom to add; of equal products, the one with the smaller row number. */
async function strongest(
  parts: LentParts<Part>,
  active: readonly State[],
  dim: number,
): Promise<readonly Strongest[]> {
  // The kernels are fastest with multiples of four vectors.
  const width = 4 * Math.ceil(active.length / 4);
  const remainders = new Float64Array(dim * width);
  active.forEach(({ remainder }, i) => {
    for (let j = 0; j < dim; j++) remainders[j * width + i] = remainder[j]!;
  });
  const without = active.map(({ target, atoms }) => Uint32Array.from([...target.without, ...atoms]));
  const found = await parts.each(strongestTask, { remainders, width, without });
  return active.map((_, i) =>
    found.map((one) => one[i]!).reduce((best, one) => (one.product > best.product ? one : best)),
  );
}

function withDictionary<Result>(
  x: Matrix,
  work: Work,
  body: (parts: LentParts<Part>) => Promise<Result>,
): Promise<Result> {
  const team = x.rows * x.columns < WORTH_SHARING ? soloTeam() : work.team;
  const bounds = shardBounds(x.rows, team.size);
  const parts = Array.from({ length: team.size }, (_, i): Part => {
    const from = bounds[i]!;
    return { rows: rowRange(x, from, bounds[i + 1]!), from };
  });
  return withParts(team, parts, body, rowsOf.release);
}
