/** The most bits of a number; no dictionary has more entries than they can count. */
const WIDEST = 24;

/**
 * Reads numbers in Parquet's hybrid of run lengths and packed bits (apache/parquet-format, Encodings.md), in which levels
 * and dictionary indices are stored. A run that claims more numbers than are wanted is refused, not filled in.
 *
 * @param width  bits of a number
 * @param out  filled completely
 * @throws Error when they are damaged
 */
export function readRuns<T extends Uint8Array | Uint32Array>(bytes: Uint8Array, width: number, out: T): T {
  if (width > WIDEST) throw new Error(`numbers of ${width} bits in run lengths`);
  let at = 0;
  const byte = () => {
    if (at >= bytes.length) throw new Error('run lengths that end early');
    return bytes[at++]!;
  };
  let seen = 0;
  while (seen < out.length) {
    const left = out.length - seen;
    let head = 0;
    for (let scale = 1, more = true; more; scale *= 128) {
      if (scale > 2 ** 28) throw new Error('a run of more than 2³² numbers');
      const next = byte();
      head += (next & 0x7f) * scale;
      more = next >= 0x80;
    }
    if (head % 2 === 0) {
      if (head / 2 > left) throw new Error(`a run of ${head / 2} where ${left} are left`);
      let value = 0;
      for (let shift = 0; shift < width; shift += 8) value |= byte() << shift;
      out.fill(value, seen, (seen += head / 2));
    } else {
      // Groups of eight; the last one is padded.
      const groups = (head - 1) / 2;
      const count = Math.min(left, 8 * groups);
      if (Math.ceil((count * width) / 8) > bytes.length - at) throw new Error('run lengths that end early');
      unpack(bytes, at, width, out, seen, count);
      seen += count;
      at += groups * width;
    }
  }
  return out;
}

/** Unpacks numbers that stand one after the other, the lowest bits first. */
function unpack(
  bytes: Uint8Array,
  from: number,
  width: number,
  out: Uint8Array | Uint32Array,
  begin: number,
  count: number,
): void {
  const mask = 2 ** width - 1;
  let [held, bits, at] = [0, 0, from];
  for (let i = begin; i < begin + count; i++) {
    while (bits < width) {
      held |= bytes[at++]! << bits;
      bits += 8;
    }
    out[i] = held & mask;
    held >>>= width;
    bits -= width;
  }
}
