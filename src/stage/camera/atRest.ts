import CameraControls from 'camera-controls';
import { whenIdle } from '../whenIdle.ts';

/** What is heard of the controls. */
type Heard = Pick<CameraControls, 'addEventListener' | 'active' | 'currentAction'>;

/**
 * Calls back once a move by the user has come to rest: not while a drag pauses, and after the last frame of the move,
 * because others hear of the view.
 *
 * @returns a function that ends it
 */
export function atRest(controls: Heard, act: () => void): () => void {
  let moved = false;
  let held = false;
  let callOff = () => {};
  const end = () => {
    if (!moved || held) return;
    moved = false;
    act();
  };
  const soon = () => {
    callOff();
    callOff = whenIdle(end);
  };
  // A drag that draws a region is a drag to the controls too, one without an action. The wheel has no action either, but
  // it holds nothing.
  controls.addEventListener('control', () => {
    moved ||= !held || controls.currentAction !== CameraControls.ACTION.NONE;
  });
  controls.addEventListener('controlstart', () => (held = true));
  controls.addEventListener('controlend', () => {
    held = false;
    if (!controls.active) soon();
  });
  controls.addEventListener('rest', soon);
  return () => callOff();
}
