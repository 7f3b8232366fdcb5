import { BufferGeometry, Points, Scene, WebGLRenderTarget, type ShaderMaterial } from 'three';
import type { Drawing } from '../drawing/drawing.ts';
import { boundsOf, isInside, type Region } from '../selection/region.ts';

/** Points up to this far from the pointer are hit, in CSS pixels. */
const REACH = 5;
const SIDE = 2 * REACH + 1;

/** A rectangle of the canvas, in CSS pixels. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Finds the point under the pointer exactly: draws the few pixels around it once more, with each point's number as its
 * colour, and reads them back. What is hit is what is seen, at any number of points.
 */
export class Picker {
  readonly #scene = new Scene();
  readonly #points: Points<BufferGeometry, ShaderMaterial>;
  readonly #target = new WebGLRenderTarget(SIDE, SIDE, { depthBuffer: true });

  /** @param material  writes each point's number + 1 as its colour */
  constructor(material: ShaderMaterial) {
    this.#points = new Points(new BufferGeometry(), material);
    this.#points.frustumCulled = false;
    this.#scene.add(this.#points);
  }

  /**
   * The point nearest to a place of the canvas, or null if none is near.
   *
   * @param geometry  of the points, as they are drawn
   * @param x  in CSS pixels from the canvas's left
   * @param y  from its top
   */
  pick(drawing: Drawing, geometry: BufferGeometry, x: number, y: number): number | null {
    const left = Math.round(x) - REACH;
    const top = Math.round(y) - REACH;
    return nearest(this.#read(drawing, geometry, { left, top, width: SIDE, height: SIDE }), SIDE);
  }

  /**
   * The points inside a region of the canvas of which some part is not behind others.
   *
   * @param geometry  of the points, as they are drawn
   * @returns ascending
   */
  frontMost(drawing: Drawing, geometry: BufferGeometry, region: Region): Uint32Array {
    const bounds = boundsOf(region);
    const left = Math.max(0, Math.floor(bounds.left));
    const top = Math.max(0, Math.floor(bounds.top));
    const width = Math.min(drawing.size.width, Math.ceil(bounds.right)) - left;
    const height = Math.min(drawing.size.height, Math.ceil(bounds.bottom)) - top;
    if (width <= 0 || height <= 0) return new Uint32Array();
    const pixels = this.#read(drawing, geometry, { left, top, width, height });
    const found = new Set<number>();
    for (let i = 0; i < width * height; i++) {
      const number = numberAt(pixels, i);
      if (number === 0 || found.has(number - 1)) continue;
      // Rows of pixels are read from below.
      const [x, y] = [left + (i % width) + 0.5, top + height - Math.floor(i / width) - 0.5];
      if (isInside(region, x, y)) found.add(number - 1);
    }
    return Uint32Array.from(found).sort();
  }

  /** Draws a part of the canvas with each point's number as its colour, and reads it, `[height, width, 4]`. */
  #read({ renderer, camera, size }: Drawing, geometry: BufferGeometry, part: Part): Uint8Array {
    this.#points.geometry = geometry;
    const { left, top, width, height } = part;
    const ratio = this.#points.material.uniforms['pixelRatio'] as { value: number };
    const drawn = ratio.value;
    // The target has one pixel for each CSS pixel, whatever the screen's density.
    ratio.value = 1;
    camera.setViewOffset(size.width, size.height, left, top, width, height);
    this.#target.setSize(width, height);
    const before = renderer.getRenderTarget();
    const clearAlpha = renderer.getClearAlpha();
    renderer.setRenderTarget(this.#target);
    renderer.setClearAlpha(0);
    renderer.clear();
    renderer.render(this.#scene, camera);
    const pixels = new Uint8Array(4 * width * height);
    renderer.readRenderTargetPixels(this.#target, 0, 0, width, height, pixels);
    renderer.setRenderTarget(before);
    renderer.setClearAlpha(clearAlpha);
    camera.clearViewOffset();
    ratio.value = drawn;
    return pixels;
  }

  dispose(): void {
    this.#target.dispose();
  }
}

/** The number + 1 of the point that a pixel belongs to; 0 for an empty one. */
const numberAt = (pixels: Uint8Array, i: number): number =>
  pixels[4 * i]! + 256 * pixels[4 * i + 1]! + 65536 * pixels[4 * i + 2]!;

/** The point whose number is written nearest to the middle of a square of pixels; null if all pixels are empty. */
function nearest(pixels: Uint8Array, side: number): number | null {
  const middle = (side - 1) / 2;
  let best: number | null = null;
  let bestDistance = Infinity;
  for (let i = 0; i < side * side; i++) {
    const number = numberAt(pixels, i);
    if (number === 0) continue;
    const distance = (Math.floor(i / side) - middle) ** 2 + ((i % side) - middle) ** 2;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = number - 1;
    }
  }
  return best;
}
