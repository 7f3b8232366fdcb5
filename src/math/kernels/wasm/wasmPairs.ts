import type { Matrix } from '../../matrices/matrix.ts';
import type { Arenas } from './arena.ts';
import { decideNeighbours, SPARE } from '../nearest/candidates.ts';
import { checkNeighbours, checkPanel, checkRange, lifetime } from '../checks.ts';
import { squaredNorms, type Points } from '../nearest/distance.ts';
import { packPoints } from './packedPoints.ts';
import type { Metric, PairsKernel } from '../nearest/interface.ts';

/** Rows swept at once, and bytes of the tile of their products; see workers/kernels/assembly/neighbourPairs.ts. */
const ROWS = 64;
const TILE_BYTES = ROWS * 256 * 8;

/** A search for nearest rows by pairs, with its candidates in an arena; see `PairsKernel`. */
export function wasmPairs(arenas: Arenas, x: Matrix, k: number, metric: Metric): PairsKernel {
  const { data, rows, columns } = x;
  checkNeighbours(k, rows);
  const life = lifetime('pairs kernel');
  const points: Points = { data, rows, dim: columns, metric, norms: squaredNorms(data, rows, columns) };
  const arena = arenas.take();
  const search = packPoints(arena, points);
  const places = Math.min(rows - 1, k + SPARE);
  const keys = arena.reserve(rows * places * 8);
  const numbers = arena.reserve(rows * places * 4);
  const sizes = arena.reserve(rows * 4);
  const worst = arena.reserve(rows * 8);
  const tile = arena.reserve(TILE_BYTES);
  arena.doubles(keys, rows * places).fill(Infinity);
  arena.words(numbers, rows * places).fill(0);
  arena.words(sizes, rows).fill(0);
  arena.doubles(worst, rows).fill(Infinity);
  return {
    sweep(from, to) {
      life.check();
      checkRange('pairs.sweep', from, to, rows);
      checkPanel('pairs.sweep', from);
      const { panels, bias, factor } = search;
      for (let i = from; i < to; i += ROWS) {
        const end = Math.min(i + ROWS, to);
        arena.call.offerPairs(
          ...([panels, rows, columns, i, end, bias, factor, places] as const),
          ...([keys, numbers, sizes, worst, tile] as const),
        );
      }
    },
    candidates() {
      life.check();
      return {
        places,
        numbers: arena.words(numbers, rows * places).slice(),
        keys: arena.doubles(keys, rows * places).slice(),
      };
    },
    decide(candidates, from, to) {
      life.check();
      checkRange('pairs.decide', from, to, rows);
      return decideNeighbours(points, search, candidates, k, from, to);
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}
