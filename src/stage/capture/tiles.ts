/** A part of a picture, in pixels from its top left. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts a picture into tiles of at most `most` × `most` pixels, row after row. */
export function tilesOf(width: number, height: number, most: number): Tile[] {
  const tiles: Tile[] = [];
  for (let y = 0; y < height; y += most) {
    for (let x = 0; x < width; x += most) {
      tiles.push({ x, y, width: Math.min(most, width - x), height: Math.min(most, height - y) });
    }
  }
  return tiles;
}

/**
 * From pixels as the graphics device gives them (rows from the bottom, colours multiplied by their opacity) to those of an
 * image.
 *
 * @param drawn  red, green, blue, opacity, 0…255, `[width, height, 4]`
 */
export function imagePixels(
  drawn: Uint8Array,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    const from = 4 * width * (height - 1 - y);
    const to = 4 * width * y;
    for (let i = 0; i < 4 * width; i += 4) {
      const opacity = drawn[from + i + 3]!;
      if (opacity === 0) continue;
      const factor = 255 / opacity;
      pixels[to + i] = drawn[from + i]! * factor;
      pixels[to + i + 1] = drawn[from + i + 1]! * factor;
      pixels[to + i + 2] = drawn[from + i + 2]! * factor;
      pixels[to + i + 3] = opacity;
    }
  }
  return pixels;
}
