import { PerspectiveCamera, Scene, WebGLRenderer, type Object3D } from 'three';
import { drawnBySoftware } from '../webgl.ts';

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Does its part of a frame, before the frame is drawn; `seconds` have passed since the frame before. */
type Step = (seconds: number) => void;

/** Screens of a higher density than this are drawn at this density: more costs time, and nobody sees it. */
const DENSEST = 2;
/** The same where a program draws in place of a graphics device. */
const DENSEST_BY_SOFTWARE = 1;

/** The camera's angle of view in degrees, and how near and far it sees, in scene units. */
const ANGLE = 42;
const NEAR = 0.01;
const FAR = 100;

/**
 * The canvas and what is drawn on it. A frame is drawn only when one is asked for: while nothing moves, nothing is drawn.
 */
export class Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly renderer: WebGLRenderer;
  readonly camera = new PerspectiveCamera(ANGLE, 1, NEAR, FAR);
  readonly #scene = new Scene();
  readonly #steps = new Set<Step>();
  #size: Size = { width: 0, height: 0 };
  #request = 0;
  #last = 0;

  /** @throws Error when the browser gives no WebGL 2 for the canvas */
  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.renderer = new WebGLRenderer({
      canvas,
      // Points smooth their own edges. Where a program draws, smooth lines would cost more than everything else.
      antialias: !drawnBySoftware(),
      alpha: true,
      powerPreference: 'high-performance',
    });
  }

  get size(): Size {
    return this.#size;
  }

  /** Pixels of the canvas per CSS pixel. */
  get ratio(): number {
    return this.renderer.getPixelRatio();
  }

  resize(size: Size): void {
    const densest = drawnBySoftware() ? DENSEST_BY_SOFTWARE : DENSEST;
    const ratio = Math.min(densest, Math.max(1, devicePixelRatio));
    this.#size = size;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(size.width, size.height);
    this.camera.aspect = size.width / size.height;
    this.camera.updateProjectionMatrix();
    this.invalidate();
  }

  /** Asks for a frame. */
  invalidate(): void {
    this.#request ||= requestAnimationFrame((now) => this.#draw(now));
  }

  /**
   * Adds a step to every frame; steps run in the order in which they were added.
   *
   * @returns a function that removes it
   */
  eachFrame(step: Step): () => void {
    this.#steps.add(step);
    this.invalidate();
    return () => void this.#steps.delete(step);
  }

  /**
   * Puts an object into the scene.
   *
   * @returns a function that removes it
   */
  add(object: Object3D): () => void {
    this.#scene.add(object);
    this.invalidate();
    return () => {
      this.#scene.remove(object);
      this.invalidate();
    };
  }

  /** Gives the graphics device back; the canvas cannot be drawn on again. */
  dispose(): void {
    cancelAnimationFrame(this.#request);
    this.#steps.clear();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  #draw(now: number): void {
    this.#request = 0;
    if (this.#size.width === 0 || this.#size.height === 0) return;
    const seconds = (now - this.#last) / 1000;
    this.#last = now;
    for (const step of this.#steps) step(seconds);
    this.renderer.render(this.#scene, this.camera);
  }
}
