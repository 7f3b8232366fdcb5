import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { LARGEST_POINT } from './materials.ts';
import { nearest, numberAt, partAround, SIDE, widened } from './pickPixels.ts';

/** A square of empty pixels with points at some of them, written as the picking shader does. */
function square(points: readonly (readonly [x: number, y: number, point: number])[]): Uint8Array {
  const pixels = new Uint8Array(4 * SIDE * SIDE);
  for (const [x, y, point] of points) {
    const n = point + 1;
    pixels.set([n & 255, (n >> 8) & 255, (n >> 16) & 255, 255], 4 * (y * SIDE + x));
  }
  return pixels;
}

const MIDDLE = (SIDE - 1) / 2;

describe('picking', () => {
  it.each([0, 254, 255, 65_535, 131_071, 1_048_575, 16_000_000])('reads point %i', (point) => {
    const pixels = square([[3, 4, point]]);
    expect(numberAt(pixels, 4 * SIDE + 3)).toBe(point + 1);
    expect(nearest(pixels, SIDE)).toBe(point);
  });

  it('takes the point under the pointer, else the nearest one, else no point', () => {
    expect(nearest(square([]), SIDE)).toBeNull();
    expect(nearest(square([[0, 0, 7]]), SIDE)).toBe(7);
    const near = [MIDDLE + 2, MIDDLE, 1_000_000] as const;
    expect(nearest(square([[0, MIDDLE, 5], near]), SIDE)).toBe(1_000_000);
    expect(nearest(square([[MIDDLE, MIDDLE, 9], near]), SIDE)).toBe(9);
  });

  it.each([10, 10.2, 10.7, 10.999])('has the pixel of the pointer at %d in its middle', (x) => {
    const { left, top, width, height } = partAround(x, x + 100);
    expect([left + MIDDLE, top + MIDDLE]).toEqual([10, 110]);
    expect([width, height]).toEqual([SIDE, SIDE]);
  });

  it.each([0.2, 1, 1.5])('draws the pixel under the pointer in the middle at a zoom of %d', (zoom) => {
    const size = { width: 900, height: 700 };
    const camera = new PerspectiveCamera(42, size.width / size.height, 0.01, 100);
    camera.zoom = zoom;
    for (const distance of [0.05, 3, 40]) {
      camera.position.set(0, 0, distance);
      camera.updateMatrixWorld();
      camera.clearViewOffset();
      const place = new Vector3(0.01 * distance, -0.02 * distance, 0);
      const whole = place.clone().project(camera);
      const [x, y] = [((whole.x + 1) / 2) * size.width, ((1 - whole.y) / 2) * size.height];
      const part = widened(partAround(x, y));
      camera.setViewOffset(size.width, size.height, part.left, part.top, part.width, part.height);
      const seen = place.clone().project(camera);
      const drawn = [((seen.x + 1) / 2) * part.width, ((1 - seen.y) / 2) * part.height];
      expect(drawn.map((at) => Math.floor(at - part.margin + 1e-6))).toEqual([MIDDLE, MIDDLE]);
    }
  });

  it('also draws points whose middle is outside the square while their edge is inside', () => {
    const part = partAround(50, 50);
    const { left, top, width, height } = widened(part);
    expect(part.left - left).toBeGreaterThanOrEqual(LARGEST_POINT / 2);
    expect(part.top - top).toBeGreaterThanOrEqual(LARGEST_POINT / 2);
    expect(left + width - part.left - part.width).toBe(part.left - left);
    expect(top + height - part.top - part.height).toBe(part.top - top);
  });
});
