import * as THREE from 'three';

/** How far from the pointer, in CSS pixels, a point is still hit. */
const REACH = 5;

/**
 * Finds the point under the pointer exactly: the few pixels around it are drawn once more with each point's
 * number as its colour, and read back. What is hit is what is seen, at any number of points.
 */
export class Picker {
  readonly #scene = new THREE.Scene();
  readonly #points: THREE.Points;
  readonly #target = new THREE.WebGLRenderTarget(2 * REACH + 1, 2 * REACH + 1, { depthBuffer: true });
  readonly #pixels = new Uint8Array(4 * (2 * REACH + 1) ** 2);

  constructor(material: THREE.ShaderMaterial) {
    this.#points = new THREE.Points(new THREE.BufferGeometry(), material);
    this.#points.frustumCulled = false;
    this.#scene.add(this.#points);
  }

  /** The point nearest to (x, y), in CSS pixels from the canvas's top left, or null. */
  pick(
    renderer: THREE.WebGLRenderer,
    camera: THREE.PerspectiveCamera,
    geometry: THREE.BufferGeometry,
    x: number,
    y: number,
  ): number | null {
    const size = renderer.getSize(new THREE.Vector2());
    const side = 2 * REACH + 1;
    this.#points.geometry = geometry;
    const ratio = (this.#points.material as THREE.ShaderMaterial).uniforms['pixelRatio'] as { value: number };
    const drawn = ratio.value;
    // The target has one pixel for each CSS pixel, whatever the screen's density.
    ratio.value = 1;
    // What the camera sees may itself be set off from the middle.
    const shift = camera.view?.enabled ? camera.view.offsetY : 0;
    const [left, top] = [Math.round(x) - REACH, Math.round(y) - REACH + shift];
    camera.setViewOffset(size.x, size.y, left, top, side, side);
    const before = renderer.getRenderTarget();
    const clearAlpha = renderer.getClearAlpha();
    renderer.setRenderTarget(this.#target);
    renderer.setClearAlpha(0);
    renderer.clear();
    renderer.render(this.#scene, camera);
    renderer.readRenderTargetPixels(this.#target, 0, 0, side, side, this.#pixels);
    renderer.setRenderTarget(before);
    renderer.setClearAlpha(clearAlpha);
    camera.setViewOffset(size.x, size.y, 0, shift, size.x, size.y);
    ratio.value = drawn;
    return nearest(this.#pixels, side);
  }

  dispose(): void {
    this.#target.dispose();
  }
}

/** The number written in the pixel nearest to the middle of a square of pixels, or null where all are empty. */
export function nearest(pixels: Uint8Array, side: number): number | null {
  const middle = (side - 1) / 2;
  let best: number | null = null;
  let bestDistance = Infinity;
  for (let i = 0; i < side * side; i++) {
    const written = pixels[4 * i]! + 256 * pixels[4 * i + 1]! + 65536 * pixels[4 * i + 2]!;
    if (written === 0) continue;
    const distance = (Math.floor(i / side) - middle) ** 2 + ((i % side) - middle) ** 2;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = written - 1;
    }
  }
  return best;
}
