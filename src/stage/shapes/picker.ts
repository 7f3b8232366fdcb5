import { BufferGeometry, Points, Scene, WebGLRenderTarget, type ShaderMaterial } from 'three';
import type { Drawing } from '../drawing/drawing.ts';
import { boundsOf, isInside, type Region } from '../selection/region.ts';
import { nearest, numberAt, partAround, SIDE, widened, type Part } from './pickPixels.ts';
import { readPixels } from './readPixels.ts';

/**
 * Finds the point under the pointer exactly: draws the few pixels around it once more, with each point's number as its
 * colour, and reads them back. What is hit is what is seen, at any number of points.
 */
export class Picker {
  readonly #scene = new Scene();
  readonly #points: Points<BufferGeometry, ShaderMaterial>;
  readonly #target = new WebGLRenderTarget(1, 1, { depthBuffer: true });

  /** @param material  writes each point's number + 1 as its colour */
  constructor(material: ShaderMaterial) {
    this.#points = new Points(new BufferGeometry(), material);
    this.#points.frustumCulled = false;
    this.#scene.add(this.#points);
  }

  /**
   * The point nearest to a place of the canvas, or null if none is near, or if nobody waits for the answer any more.
   *
   * @param geometry  of the points, as they are drawn
   * @param x  in CSS pixels from the canvas's left
   * @param y  from its top
   */
  async pick(
    drawing: Drawing,
    geometry: BufferGeometry,
    x: number,
    y: number,
    abandoned?: AbortSignal,
  ): Promise<number | null> {
    const pixels = await this.#numbers(drawing, geometry, partAround(x, y), abandoned);
    return pixels && nearest(pixels, SIDE);
  }

  /**
   * The points inside a region of the canvas of which some part is not behind others.
   *
   * @param geometry  of the points, as they are drawn
   * @returns ascending
   */
  async frontMost(drawing: Drawing, geometry: BufferGeometry, region: Region): Promise<Uint32Array> {
    const bounds = boundsOf(region);
    const left = Math.max(0, Math.floor(bounds.left));
    const top = Math.max(0, Math.floor(bounds.top));
    const width = Math.min(drawing.size.width, Math.ceil(bounds.right)) - left;
    const height = Math.min(drawing.size.height, Math.ceil(bounds.bottom)) - top;
    if (width <= 0 || height <= 0) return new Uint32Array();
    const pixels = await this.#numbers(drawing, geometry, { left, top, width, height });
    if (!pixels) return new Uint32Array();
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

  /** Draws a part of the canvas, and what is around it, with each point's number as its colour, and reads the part. */
  #numbers(
    { renderer, camera, size }: Drawing,
    geometry: BufferGeometry,
    part: Part,
    abandoned?: AbortSignal,
  ): Promise<Uint8Array | null> {
    this.#points.geometry = geometry;
    const { left, top, width, height, margin } = widened(part);
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
    const inner = { left: margin, top: margin, width: part.width, height: part.height };
    const pixels = readPixels(renderer.getContext() as WebGL2RenderingContext, inner, abandoned);
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
