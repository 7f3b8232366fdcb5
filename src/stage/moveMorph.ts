import { reducedMotion } from './reducedMotion.ts';
import { stage } from './scene.ts';

/** How long points take from one picture to the next, in milliseconds. */
const DURATION = 400;

let frame = 0;

/** Moves the points of the scene to their places (morph 0 to 1); at once if the user wants less motion. */
export function moveMorph(): void {
  stopMorph();
  if (reducedMotion()) return;
  const start = performance.now();
  stage.getState().setMorph(0);
  const step = (now: number) => {
    const t = Math.min(1, Math.max(0, (now - start) / DURATION));
    stage.getState().setMorph(t * t * (3 - 2 * t));
    frame = t < 1 ? requestAnimationFrame(step) : 0;
  };
  frame = requestAnimationFrame(step);
}

/** Puts the points in their places. */
export function stopMorph(): void {
  cancelAnimationFrame(frame);
  frame = 0;
  if (stage.getState().morph !== 1) stage.getState().setMorph(1);
}
