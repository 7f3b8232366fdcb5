import {
  BufferGeometry,
  Points,
  Scene,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type ShaderMaterial,
  type WebGLRenderer,
} from 'three';
import type { Drawing } from '../drawing/drawing.ts';

/** Points up to this far from the pointer are hit, in CSS pixels. */
const REACH = 5;
const SIDE = 2 * REACH + 1;

/**
 * Finds the point under the pointer exactly: draws the few pixels around it once more, with each point's number as its
 * colour, and reads them back. What is hit is what is seen, at any number of points.
 */
export class Picker {
  readonly #scene = new Scene();
  readonly #points: Points<BufferGeometry, ShaderMaterial>;
  readonly #target = new WebGLRenderTarget(SIDE, SIDE, { depthBuffer: true });
  readonly #pixels = new Uint8Array(4 * SIDE ** 2);

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
  pick({ renderer, camera, size }: Drawing, geometry: BufferGeometry, x: number, y: number): number | null {
    this.#points.geometry = geometry;
    const ratio = this.#points.material.uniforms['pixelRatio'] as { value: number };
    const drawn = ratio.value;
    // The target has one pixel for each CSS pixel, whatever the screen's density.
    ratio.value = 1;
    const [left, top] = [Math.round(x) - REACH, Math.round(y) - REACH];
    camera.setViewOffset(size.width, size.height, left, top, SIDE, SIDE);
    this.#draw(renderer, camera);
    camera.clearViewOffset();
    ratio.value = drawn;
    return nearest(this.#pixels, SIDE);
  }

  #draw(renderer: WebGLRenderer, camera: PerspectiveCamera): void {
    const before = renderer.getRenderTarget();
    const clearAlpha = renderer.getClearAlpha();
    renderer.setRenderTarget(this.#target);
    renderer.setClearAlpha(0);
    renderer.clear();
    renderer.render(this.#scene, camera);
    renderer.readRenderTargetPixels(this.#target, 0, 0, SIDE, SIDE, this.#pixels);
    renderer.setRenderTarget(before);
    renderer.setClearAlpha(clearAlpha);
  }

  dispose(): void {
    this.#target.dispose();
  }
}

/** The point whose number is written nearest to the middle of a square of pixels; null if all pixels are empty. */
function nearest(pixels: Uint8Array, side: number): number | null {
  const middle = (side - 1) / 2;
  let best: number | null = null;
  let bestDistance = Infinity;
  for (let i = 0; i < side * side; i++) {
    const number = pixels[4 * i]! + 256 * pixels[4 * i + 1]! + 65536 * pixels[4 * i + 2]!;
    if (number === 0) continue;
    const distance = (Math.floor(i / side) - middle) ** 2 + ((i % side) - middle) ** 2;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = number - 1;
    }
  }
  return best;
}
