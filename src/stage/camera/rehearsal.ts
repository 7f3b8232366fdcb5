import type { PerspectiveCamera } from 'three';
import { pointerOn } from '../shapes/pointer.ts';
import { controlsOf, fitInto, placeNow, turnByDrag } from './controls.ts';

/** Frames of the rehearsed drag, in seconds. */
const FRAMES = [0.016, 0.016, 0.1];
const SIZE = { width: 400, height: 300 };
const EXTENT = { horizontal: 0.36, vertical: 0.36 };

/**
 * Drags a copy of the camera around, on a page that nobody sees. A browser compiles a function when it runs it for the first
 * time: without the rehearsal, the first frame of the user's first drag pays for all of them.
 *
 * @param shown  the canvas that the user will drag on
 */
export function rehearseDrag(camera: PerspectiveCamera, shown: HTMLCanvasElement): void {
  const page = document.implementation.createHTMLDocument();
  const canvas = page.body.appendChild(page.createElement('canvas'));
  const copy = camera.clone();
  const controls = controlsOf(copy);
  turnByDrag(controls, true);
  controls.setViewport(0, 0, SIZE.width, SIZE.height);
  controls.connect(canvas);
  const leave = pointerOn(canvas, {
    at: () => Promise.resolve(null),
    hover: () => undefined,
    click: () => undefined,
  });
  const press = { button: 0, buttons: 1, isPrimary: true, pointerType: 'mouse', cancelable: true };
  canvas.dispatchEvent(new PointerEvent('pointermove', { isPrimary: true, pointerType: 'mouse' }));
  canvas.dispatchEvent(new PointerEvent('pointerdown', press));
  FRAMES.forEach((seconds, i) => {
    const [clientX, clientY] = [20 * (i + 1), 10 * (i + 1)];
    // The controls hear of moves from the page, and what finds points hears of them from the canvas.
    canvas.dispatchEvent(new PointerEvent('pointermove', { ...press, bubbles: true, clientX, clientY }));
    fitInto(controls, copy, SIZE, EXTENT);
    controls.update(seconds);
    copy.updateMatrixWorld();
  });
  canvas.dispatchEvent(
    new PointerEvent('pointerup', { ...press, buttons: 0, bubbles: true, clientX: 60, clientY: 30 }),
  );
  placeNow(controls);
  leave();
  controls.dispose();
  // React's own way from an event to its listeners, with a click that nothing listens to.
  shown.dispatchEvent(new MouseEvent('auxclick', { bubbles: true }));
}
