import { PerspectiveCamera, Scene, WebGLRenderer, type Object3D } from 'three';
import { inTurn } from '../../controls/inTurn.ts';
import { drawnBySoftware } from '../webgl.ts';
import { deviceDone, programsDone } from './deviceDone.ts';

const turn = () => new Promise<void>((resolve) => void inTurn(resolve));

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
 * The WebGL context of a canvas, for a `Drawing`.
 *
 * @throws Error when the browser gives none
 */
export function contextOf(canvas: HTMLCanvasElement): WebGL2RenderingContext {
  const context = canvas.getContext('webgl2', {
    alpha: true,
    // Points smooth their own edges. Where a program draws, smooth lines would cost more than everything else.
    antialias: !drawnBySoftware(),
    powerPreference: 'high-performance',
  });
  if (!context) throw new Error('the browser gives no WebGL 2 for it.');
  return context;
}

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
  /** whether the canvas has this size */
  #fits = false;
  #request = 0;
  #last = 0;
  readonly #disposed = new AbortController();
  readonly #filled: Promise<void>;
  #noteFilled = () => {};

  /** @param context  of the canvas, see `contextOf` */
  constructor(canvas: HTMLCanvasElement, context: WebGL2RenderingContext) {
    this.canvas = canvas;
    this.renderer = new WebGLRenderer({ canvas, context });
    this.#filled = new Promise((resolve) => {
      this.#noteFilled = resolve;
    });
  }

  /**
   * Compiles the shaders of the first shapes that are added, and draws them once, while the canvas is not on the page yet: what is
   * compiled in a frame would keep the page waiting.
   */
  async prepare(): Promise<void> {
    const { signal } = this.#disposed;
    await this.#filled;
    await turn();
    const gl = this.renderer.getContext() as WebGL2RenderingContext;
    if (signal.aborted) return;
    this.renderer.compile(this.#scene, this.camera);
    const programs = this.renderer.info.programs ?? [];
    await programsDone(
      gl,
      programs.map(({ program }) => program as WebGLProgram),
      signal,
    );
    await turn();
    if (signal.aborted) return;
    this.renderer.render(this.#scene, this.camera);
    await deviceDone(gl, signal);
  }

  get size(): Size {
    return this.#size;
  }

  /** Pixels of the canvas per CSS pixel. */
  get ratio(): number {
    return this.renderer.getPixelRatio();
  }

  /** The canvas follows with the next frame: until then it keeps its picture, which a new size would clear. */
  resize(size: Size): void {
    this.#size = size;
    this.#fits = false;
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
    this.#noteFilled();
    this.invalidate();
    return () => {
      this.#scene.remove(object);
      this.invalidate();
    };
  }

  /** Gives the graphics device back; the canvas cannot be drawn on again. */
  dispose(): void {
    this.#disposed.abort();
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
    if (!this.#fits) this.#fit();
    for (const step of this.#steps) step(seconds);
    this.renderer.render(this.#scene, this.camera);
  }

  #fit(): void {
    const densest = drawnBySoftware() ? DENSEST_BY_SOFTWARE : DENSEST;
    this.renderer.setPixelRatio(Math.min(densest, Math.max(1, devicePixelRatio)));
    this.renderer.setSize(this.#size.width, this.#size.height);
    this.#fits = true;
  }
}
