import { high64, low64, madd64, sum64 } from './arithmetic';

/**
 * Sum += Σ (x − origin) over rows, float64 `[columns]`; returns total + Σ (x − origin)² over all entries.
 * X is float32 `[rows, columns]`, the origin float64 `[columns]`.
 */
export function denseMoments(
  x: usize,
  rows: usize,
  columns: usize,
  origin: usize,
  sum: usize,
  total: f64,
): f64 {
  for (let r: usize = 0; r < rows; r++) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    let j: usize = 0;
    for (; j + 4 <= columns; j += 4) {
      const entries = v128.load(x + j * 4);
      const a = f64x2.sub(low64(entries), v128.load(origin + j * 8));
      const b = f64x2.sub(high64(entries), v128.load(origin + j * 8, 16));
      v128.store(sum + j * 8, f64x2.add(v128.load(sum + j * 8), a));
      v128.store(sum + j * 8, f64x2.add(v128.load(sum + j * 8, 16), b), 16);
      low = madd64(a, a, low);
      high = madd64(b, b, high);
    }
    let square = sum64(f64x2.add(low, high));
    for (; j < columns; j++) {
      const apart = <f64>load<f32>(x + j * 4) - load<f64>(origin + j * 8);
      store<f64>(sum + j * 8, load<f64>(sum + j * 8) + apart);
      square += apart * apart;
    }
    total += square;
    x += columns * 4;
  }
  return total;
}

/** X ← X − center in every row, in float64, rounded to float32. */
export function denseSubtract(x: usize, rows: usize, columns: usize, center: usize): void {
  for (let r: usize = 0; r < rows; r++) {
    let j: usize = 0;
    for (; j + 4 <= columns; j += 4) {
      const entries = v128.load(x + j * 4);
      const low = f64x2.sub(low64(entries), v128.load(center + j * 8));
      const high = f64x2.sub(high64(entries), v128.load(center + j * 8, 16));
      const both = i64x2.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
      v128.store(x + j * 4, both);
    }
    for (; j < columns; j++) {
      store<f32>(x + j * 4, <f32>(<f64>load<f32>(x + j * 4) - load<f64>(center + j * 8)));
    }
    x += columns * 4;
  }
}
