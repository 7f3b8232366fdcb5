/**
 * Packs float32 entries (i, p), i < count and p < depth, at byte `source + i·stride + p·step`, into panels of `width`
 * (4 or 8) values of i. Within a panel, the `width` entries of each p are contiguous, in the order of p, so that the
 * innermost loop of a product reads memory in order. Places beyond `count` become 0. `center` is the address of the
 * float32 `[count]` to subtract, or 0.
 */
export function packSingle(
  panels: usize,
  width: usize,
  source: usize,
  count: usize,
  depth: usize,
  stride: usize,
  step: usize,
  center: usize,
): void {
  const padded = ((count + width - 1) / width) * width;
  for (let i: usize = 0; i < padded; i += 4) {
    const to = panels + ((i / width) * width * depth + (i % width)) * 4;
    const from = source + i * stride;
    if (i + 4 > count) {
      packPartial(
        to,
        width * 4,
        from,
        i < count ? count - i : 0,
        depth,
        stride,
        step,
        center ? center + i * 4 : 0,
      );
    } else if (stride == 4) {
      packContiguous(to, width * 4, from, depth, step, center ? center + i * 4 : 0);
    } else if (step == 4) {
      packTransposed(to, width * 4, from, depth, stride);
    } else {
      packPartial(to, width * 4, from, 4, depth, stride, step, 0);
    }
  }
}

/** Packs four entries that are contiguous for each p. */
function packContiguous(
  to: usize,
  toStep: usize,
  from: usize,
  depth: usize,
  step: usize,
  center: usize,
): void {
  const shift = center ? v128.load(center) : f32x4.splat(0);
  for (let p: usize = 0; p < depth; p++) {
    v128.store(to, f32x4.sub(v128.load(from), shift));
    to += toStep;
    from += step;
  }
}

/** Packs four entries whose p are contiguous, by 4 × 4 transposes. */
function packTransposed(to: usize, toStep: usize, from: usize, depth: usize, stride: usize): void {
  let p: usize = 0;
  for (; p + 4 <= depth; p += 4) {
    const a = v128.load(from);
    const b = v128.load(from + stride);
    const c = v128.load(from + 2 * stride);
    const d = v128.load(from + 3 * stride);
    const ab = i32x4.shuffle(a, b, 0, 4, 1, 5);
    const cd = i32x4.shuffle(c, d, 0, 4, 1, 5);
    const abHigh = i32x4.shuffle(a, b, 2, 6, 3, 7);
    const cdHigh = i32x4.shuffle(c, d, 2, 6, 3, 7);
    v128.store(to, i64x2.shuffle(ab, cd, 0, 2));
    v128.store(to + toStep, i64x2.shuffle(ab, cd, 1, 3));
    v128.store(to + 2 * toStep, i64x2.shuffle(abHigh, cdHigh, 0, 2));
    v128.store(to + 3 * toStep, i64x2.shuffle(abHigh, cdHigh, 1, 3));
    to += 4 * toStep;
    from += 16;
  }
  for (; p < depth; p++) {
    for (let i: usize = 0; i < 4; i++) store<f32>(to + i * 4, load<f32>(from + i * stride));
    to += toStep;
    from += 4;
  }
}

/** Packs up to four entries one by one, with zeros after them. */
function packPartial(
  to: usize,
  toStep: usize,
  from: usize,
  present: usize,
  depth: usize,
  stride: usize,
  step: usize,
  center: usize,
): void {
  for (let p: usize = 0; p < depth; p++) {
    for (let i: usize = 0; i < 4; i++) {
      let value: f32 = 0;
      if (i < present) {
        value = load<f32>(from + i * stride);
        if (center) value -= load<f32>(center + i * 4);
      }
      store<f32>(to + i * 4, value);
    }
    to += toStep;
    from += step;
  }
}

/**
 * Packs float32 entries (i, p) at byte `source + i·4 + p·step`, minus `center` (address of float64 `[count]`, or 0),
 * into float64 panels of 4.
 */
export function packDouble(
  panels: usize,
  source: usize,
  count: usize,
  depth: usize,
  step: usize,
  center: usize,
): void {
  for (let i: usize = 0; i < count; i += 4) {
    let to = panels + i * depth * 8;
    let from = source + i * 4;
    if (i + 4 <= count) {
      const low = center ? v128.load(center + i * 8) : f64x2.splat(0);
      const high = center ? v128.load(center + i * 8, 16) : f64x2.splat(0);
      for (let p: usize = 0; p < depth; p++) {
        const entries = v128.load(from);
        v128.store(to, f64x2.sub(f64x2.promote_low_f32x4(entries), low));
        v128.store(to, f64x2.sub(f64x2.promote_low_f32x4(i64x2.shuffle(entries, entries, 1, 1)), high), 16);
        to += 32;
        from += step;
      }
    } else {
      for (let p: usize = 0; p < depth; p++) {
        for (let c: usize = 0; c < 4; c++) {
          let value: f64 = 0;
          if (i + c < count) {
            value = <f64>load<f32>(from + c * 4);
            if (center) value -= load<f64>(center + (i + c) * 8);
          }
          store<f64>(to + c * 8, value);
        }
        to += 32;
        from += step;
      }
    }
  }
}
