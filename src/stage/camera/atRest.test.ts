import CameraControls from 'camera-controls';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atRest } from './atRest.ts';

const { NONE, ROTATE } = CameraControls.ACTION;

/** Controls that tell what a test says. */
function toldControls() {
  const listeners = new Map<string, () => void>();
  const controls = {
    active: false,
    currentAction: NONE as number,
    addEventListener: (type: string, listener: () => void) => void listeners.set(type, listener),
  };
  const act = vi.fn();
  atRest(controls as unknown as CameraControls, act);
  const tell = (...types: string[]) => {
    for (const type of types) listeners.get(type)!();
    vi.runAllTimers();
  };
  return { controls, act, tell };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('is called after a drag that turns the scene, once, and not while the drag pauses', () => {
  const { controls, act, tell } = toldControls();
  controls.currentAction = ROTATE;
  tell('controlstart', 'control', 'rest');
  expect(act).not.toHaveBeenCalled();
  tell('controlend', 'rest');
  expect(act).toHaveBeenCalledTimes(1);
});

it('is not called after a drag that draws a region', () => {
  const { act, tell } = toldControls();
  tell('controlstart', 'control', 'controlend', 'rest');
  expect(act).not.toHaveBeenCalled();
});

it('is called after the wheel, which neither holds nor has an action', () => {
  const { act, tell } = toldControls();
  tell('control', 'control', 'rest');
  expect(act).toHaveBeenCalledTimes(1);
});
