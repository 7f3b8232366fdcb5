import { checkClusters, checkLength, checkRange, lifetime } from '../checks.ts';
import type { ClustersKernel } from '../interface.ts';
import type { Arenas } from './arena.ts';

/** Rounds a number up to a multiple. */
const upTo = (multiple: number, count: number) => multiple * Math.ceil(count / multiple);
/** Float32 of a number times this is above the number. */
const ABOVE = 1 + 2 ** -22;

/** k-means over points kept in an arena, with bounds that spare most distances; see `ClustersKernel`. */
export function wasmClusters(
  arenas: Arenas,
  data: Float64Array,
  n: number,
  dim: number,
  k: number,
): ClustersKernel {
  checkClusters(data, n, dim, k);
  const life = lifetime('clusters kernel');
  const stride = upTo(2, dim);
  const wide = upTo(4, k);
  const arena = arenas.take(8 * n * stride + 4 * n * wide);
  const points = arena.reserve(8 * n * stride);
  const [centres, sums] = [arena.reserve(8 * k * stride), arena.reserve(8 * k * stride)];
  const shifts = arena.reserve(4 * wide);
  const [labels, upper] = [arena.reserve(4 * n), arena.reserve(8 * n)];
  const lower = arena.reserve(4 * n * wide);
  // Nothing is reserved from here on, so the memory does not move.
  copyRows(data, dim, arena.doubles(points, n * stride), stride);
  const room = {
    centres: arena.doubles(centres, k * stride),
    sums: arena.doubles(sums, k * stride),
    shifts: arena.singles(shifts, wide),
    labels: new Int32Array(arena.words(labels, n).buffer, labels, n),
    upper: arena.doubles(upper, n),
    lower: arena.singles(lower, n * wide),
  };
  room.labels.fill(-1);
  room.upper.fill(Infinity);
  room.shifts.fill(0);
  room.lower.fill(0);
  // Centres that only complete k are never nearer.
  for (let i = 0; i < n; i++) room.lower.fill(Infinity, i * wide + k, (i + 1) * wide);
  return {
    assign(own, moved, from, to) {
      life.check();
      checkLength('clusters.assign: centres', k * dim, own.length);
      checkLength('clusters.assign: shifts', k, moved.length);
      checkRange('clusters.assign', from, to, n);
      copyRows(own, dim, room.centres, stride);
      for (let c = 0; c < k; c++) room.shifts[c] = moved[c]! * ABOVE;
      return arena.call.assignPoints(points, from, to, stride, centres, wide, shifts, labels, upper, lower);
    },
    labels() {
      life.check();
      return room.labels.slice();
    },
    sums() {
      life.check();
      room.sums.fill(0);
      arena.call.sumClusters(points, n, stride, labels, sums);
      const found = new Float64Array(k * dim);
      copyRows(room.sums, stride, found, dim);
      return found;
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}

/** Copies rows of `from` entries into rows of `to` entries: what they have in common, and zeros after it. */
function copyRows(rows: Float64Array, from: number, out: Float64Array, to: number): void {
  if (from === to) {
    out.set(rows);
    return;
  }
  const common = Math.min(from, to);
  if (to > from) out.fill(0);
  for (let at = 0, i = 0; at < rows.length; at += from, i += to) {
    for (let d = 0; d < common; d++) out[i + d] = rows[at + d]!;
  }
}
