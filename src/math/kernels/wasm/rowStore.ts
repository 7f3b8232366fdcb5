import type { Matrix } from '../../matrices/matrix.ts';
import type { Arena, Arenas } from './arena.ts';

/**
 * Visits the rows `[from, to)`, some at a time and in their order: `x` is the address of `count` of them, the first of
 * which is row `from + at`.
 */
export type Over = (from: number, to: number, visit: (x: number, count: number, at: number) => void) => void;

/** Where the rows of a matrix are while kernels pass over them. */
export interface RowStore {
  readonly rows: number;
  readonly columns: number;
  /** Calls `run` with an arena, whose room is returned afterwards, and with what visits rows in it. */
  pass<T>(run: (arena: Arena, over: Over) => T): T;
  /** Subtracts `center`, `[columns]`, from every row that is visited from now on; once. */
  subtract(center: Float64Array): void;
  free(): void;
}

/** Rows that are copied into an arena once and stay there, from the address `x` on, until `free`. */
export function keptRows(
  arenas: Arenas,
  { data, rows, columns }: Matrix,
): RowStore & { readonly arena: Arena; readonly x: number } {
  const arena = arenas.take(data.byteLength);
  const x = arena.put(data);
  const over: Over = (from, to, visit) => visit(x + from * columns * 4, to - from, 0);
  return {
    rows,
    columns,
    arena,
    x,
    pass: (run) => arena.scoped(() => run(arena, over)),
    subtract(center) {
      arena.scoped(() => arena.call.denseSubtract(x, rows, columns, arena.put(center)));
    },
    free: () => arenas.give(arena),
  };
}

/**
 * Rows that are visited at a time are a multiple of this: every kernel sums over rows in blocks that divide it, so sums
 * are the same to the last bit as over rows that are kept.
 */
const BLOCK = 256;
/** About how many bytes of rows are visited at a time: they stay in the second-level cache from the copy to the pass. */
const AT_A_TIME = 1 << 20;

/** Rows that are copied into an arena for each pass, a few at a time: a large matrix takes little memory of the kernels. */
export function passingRows(arenas: Arenas, { data, rows, columns }: Matrix): RowStore {
  const most = BLOCK * Math.max(1, Math.round(AT_A_TIME / (4 * columns * BLOCK)));
  const bytes = 4 * columns * Math.min(rows, most);
  let subtracted: Float64Array | null = null;
  const overIn = (arena: Arena): Over => {
    const center = subtracted && arena.put(subtracted);
    const x = arena.reserve(bytes);
    return (from, to, visit) => {
      for (let at = from; at < to; at += most) {
        const count = Math.min(most, to - at);
        arena.singles(x, count * columns).set(data.subarray(at * columns, (at + count) * columns));
        if (center) arena.call.denseSubtract(x, count, columns, center);
        visit(x, count, at - from);
      }
    };
  };
  return {
    rows,
    columns,
    pass(run) {
      const arena = arenas.take(bytes);
      try {
        return run(arena, overIn(arena));
      } finally {
        arenas.give(arena);
      }
    },
    subtract(center) {
      subtracted = center;
    },
    free: () => undefined,
  };
}
