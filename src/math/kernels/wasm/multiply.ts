import type { Arena } from './arena.ts';

/** Bytes of room that `multiplySingle` and `multiplyDouble` work in (see their block sizes). */
export const SCRATCH = 2 ** 20;

/** The place of a factor: entry (i, p), with p the index of the sum, is at byte `address + i·stride + p·step`. */
export interface Factor {
  readonly address: number;
  readonly stride: number;
  readonly step: number;
  /** address of the float32 to subtract from the entries of each i, or 0; only if `stride` is 4 */
  readonly center: number;
}

/** A factor whose i are the rows of a row-major float32 matrix with `columns` entries a row. */
export function rowsOf(address: number, columns: number): Factor {
  return { address, stride: columns * 4, step: 4, center: 0 };
}

/** A factor whose i are the columns of a row-major float32 matrix with `columns` entries a row. */
export function columnsOf(address: number, columns: number, center = 0): Factor {
  return { address, stride: 4, step: columns * 4, center };
}

/** The product Σₚ a(i, p)·b(j, p), float32 `[rows, columns]`, copied out of the arena. */
export function multiply(
  arena: Arena,
  rows: number,
  columns: number,
  depth: number,
  a: Factor,
  b: Factor,
): Float32Array {
  return arena.scoped(() => {
    const out = arena.reserve(rows * columns * 4);
    multiplyInto(arena, rows, columns, depth, a, b, out, false);
    return arena.singles(out, rows * columns).slice();
  });
}

/**
 * Writes the product in float64, `[rows, columns]`, to an address.
 *
 * @param onto  adds it to what is there, to the last bit as if both were one product over a longer depth
 */
export function multiplyToDoubles(
  arena: Arena,
  rows: number,
  columns: number,
  depth: number,
  a: Factor,
  b: Factor,
  out: number,
  onto: boolean,
): void {
  arena.scoped(() => multiplyInto(arena, rows, columns, depth, a, b, out, true, onto));
}

/** Writes the product in float32, `[rows, columns]`, to an address. */
export function multiplyToSingles(
  arena: Arena,
  rows: number,
  columns: number,
  depth: number,
  a: Factor,
  b: Factor,
  out: number,
): void {
  arena.scoped(() => multiplyInto(arena, rows, columns, depth, a, b, out, false));
}

function multiplyInto(
  arena: Arena,
  rows: number,
  columns: number,
  depth: number,
  a: Factor,
  b: Factor,
  out: number,
  toDoubles: boolean,
  onto = false,
): void {
  const scratch = arena.reserve(SCRATCH);
  arena.call.multiplySingle(
    rows,
    columns,
    depth,
    a.address,
    a.stride,
    a.step,
    a.center,
    b.address,
    b.stride,
    b.step,
    b.center,
    out,
    columns,
    toDoubles ? 1 : 0,
    onto ? 1 : 0,
    scratch,
  );
}
