import { floatsToShare } from '../sources/room.ts';

/**
 * Half precision: IEEE 754 binary16 (`f2`, NumPy's float16) and bfloat16 (the upper half of a float32).
 * Decoding goes through a table of all 65,536 values, which is several times faster than bit arithmetic.
 */
let table: Float32Array | null = null;

function float16Table(): Float32Array {
  if (table) return table;
  table = new Float32Array(65536);
  for (let bits = 0; bits < 65536; bits++) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 31) table[bits] = fraction ? NaN : sign * Infinity;
    else if (exponent === 0) table[bits] = sign * fraction * 2 ** -24;
    else table[bits] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return table;
}

/** Room for the values of bit patterns, in the same kind of memory: what was read to be shared stays so. */
const floatsToShareLike = ({ buffer, length }: Uint16Array): Float32Array =>
  buffer instanceof ArrayBuffer ? new Float32Array(length) : floatsToShare(length);

/** The values of float16 bit patterns, `[n]` → `[n]`; exact. */
export function decodeFloat16(bits: Uint16Array): Float32Array {
  const values = float16Table();
  const out = floatsToShareLike(bits);
  for (let i = 0; i < bits.length; i++) out[i] = values[bits[i]!]!;
  return out;
}

/** The values of bfloat16 bit patterns, `[n]` → `[n]`; exact. */
export function decodeBfloat16(bits: Uint16Array): Float32Array {
  const out = floatsToShareLike(bits);
  const words = new Uint32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < bits.length; i++) words[i] = bits[i]! << 16;
  return out;
}

/**
 * The nearest float16 bit patterns, ties to even, `[n]` → `[n]`, as NumPy's `astype(float16)` rounds;
 * magnitudes from 65,520 on become infinite.
 */
export function encodeFloat16(values: Float32Array): Uint16Array {
  const out = new Uint16Array(values.length);
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < words.length; i++) out[i] = halfBits(words[i]!);
  return out;
}

function halfBits(word: number): number {
  const sign = (word >>> 16) & 0x8000;
  const magnitude = word & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  // 0x47800000 is 65,536; a value that rounds up to it from below overflows through the carry by itself.
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  // Below 2⁻¹⁴ a half is subnormal: a multiple of 2⁻²⁴.
  if (magnitude < 0x38800000) return sign | subnormalBits(magnitude);
  const rebased = magnitude - 0x38000000;
  return sign | roundShift(rebased, 13);
}

function subnormalBits(magnitude: number): number {
  const exponent = magnitude >>> 23;
  const shift = 126 - exponent;
  if (shift > 24) return 0;
  return roundShift((magnitude & 0x7fffff) | 0x800000, shift);
}

/** `value / 2^shift`, rounded to nearest, ties to even; shift in [1, 24]. */
function roundShift(value: number, shift: number): number {
  const quotient = value >>> shift;
  const rest = value & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return quotient + (rest > half || (rest === half && quotient & 1) ? 1 : 0);
}
