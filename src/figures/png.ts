const SIGNATURE_LENGTH = 8;
/** The header's chunk: length, type, 13 bytes, and check. */
const HEADER_LENGTH = 25;
const INCHES_PER_METRE = 1000 / 25.4;

/**
 * Writes the density of its pixels into a PNG, so that programs place it at its printed size.
 *
 * @param png  without a density
 * @param dpi  pixels per inch
 * @throws RangeError if the bytes are not those of a PNG
 */
export function withDensity(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  if (
    png.length < SIGNATURE_LENGTH + HEADER_LENGTH ||
    png[1] !== 0x50 ||
    png[2] !== 0x4e ||
    png[3] !== 0x47
  ) {
    throw new RangeError('withDensity: expected a PNG, found other bytes.');
  }
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  // The unit is the metre.
  chunk[16] = 1;
  view.setUint32(17, crc(chunk.subarray(4, 17)));
  const at = SIGNATURE_LENGTH + HEADER_LENGTH;
  const written = new Uint8Array(png.length + chunk.length);
  written.set(png.subarray(0, at));
  written.set(chunk, at);
  written.set(png.subarray(at), at + chunk.length);
  return written;
}

/** The check of a chunk (CRC-32, as in the PNG specification). */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
