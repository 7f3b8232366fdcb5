/** Red, green and blue, 0…255. */
export type Rgb = readonly [number, number, number];

/** Reads `#rrggbb`. */
export function rgb(hex: string): Rgb {
  const value = parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Nine colours of viridis (matplotlib), from low to high; between them colours are mixed. */
const VIRIDIS = [
  '#440154',
  '#472d7b',
  '#3b528b',
  '#2c728e',
  '#21918c',
  '#28ae80',
  '#5ec962',
  '#addc30',
  '#fde725',
] as const;
const VIRIDIS_RGB = VIRIDIS.map(rgb);

/** Viridis at `t` in [0, 1]: other numbers are clamped, NaN is grey. */
export function viridis(t: number): Rgb {
  if (!Number.isFinite(t)) return [128, 128, 128];
  return mixAlong(VIRIDIS_RGB, t);
}

/** The colour at `t` in [0, 1] along a list of colours, evenly spaced. */
export function mixAlong(colours: readonly Rgb[], t: number): Rgb {
  const place = Math.min(1, Math.max(0, t)) * (colours.length - 1);
  const below = Math.min(colours.length - 2, Math.floor(place));
  const low = colours[below]!;
  const high = colours[below + 1]!;
  const part = place - below;
  return [0, 1, 2].map((c) => Math.round(low[c]! + (high[c]! - low[c]!) * part)) as unknown as Rgb;
}

/**
 * The colour and opacity (0…1) of a point as one number: its four bytes of `[n, 4]`, where a `Uint32Array` over them is written
 * in a quarter of the time. Bytes are in the order of little-endian machines, which all that run a browser are.
 */
export const inOneNumber = ([red, green, blue]: Rgb, opacity: number): number =>
  (red | (green << 8) | (blue << 16) | (Math.round(255 * opacity) << 24)) >>> 0;

/** The same memory as `[n, 4]` bytes of colours, with a number for each point; see `inOneNumber`. */
export const inNumbers = (colours: Uint8Array): Uint32Array =>
  new Uint32Array(colours.buffer, colours.byteOffset, colours.length / 4);

/** Opacity of grey points beside those that stand out: of other entries, not selected, or outside a filter. */
export const FAINT = 0.16;
