import { afterEach, beforeEach, expect, test } from 'vitest';
import { followSteps, redo, steps, undo } from './undo.ts';
import { store } from './store.ts';

let time = 0;
let leave = () => {};
const pointer = new EventTarget();

beforeEach(() => {
  time = 0;
  steps.setState({ past: [], future: [] });
  store.getState().start({ ...store.getState().view, layer: '', feature: null }, {});
  leave = followSteps(() => time, pointer);
});
afterEach(() => leave());

/** Changes the view a second after the change before. */
function pin(feature: number): void {
  time += 1000;
  store.getState().go({ feature });
}

const pinned = () => store.getState().view.feature;

test('every change is a step back, and a step forward again', () => {
  pin(1);
  pin(2);
  expect(undo()).toBe(true);
  expect(pinned()).toBe(1);
  expect(undo()).toBe(true);
  expect(pinned()).toBe(null);
  expect(undo()).toBe(false);
  expect(redo()).toBe(true);
  expect(redo()).toBe(true);
  expect(pinned()).toBe(2);
  expect(redo()).toBe(false);
});

test('changes that follow each other at once are one step', () => {
  pin(1);
  for (const feature of [2, 3, 4]) {
    time += 20;
    store.getState().go({ feature });
  }
  undo();
  expect(pinned()).toBe(null);
  redo();
  expect(pinned()).toBe(4);
});

test('a press of the pointer begins another step, however soon', () => {
  pin(1);
  time += 20;
  pointer.dispatchEvent(new Event('pointerdown'));
  store.getState().go({ feature: 2 });
  undo();
  expect(pinned()).toBe(1);
});

test('after another change there is nothing to do again', () => {
  pin(1);
  pin(2);
  undo();
  pin(3);
  expect(redo()).toBe(false);
  undo();
  expect(pinned()).toBe(1);
});

test('what the picture inherits comes back with the view', () => {
  time += 1000;
  store.getState().start(store.getState().view, { brain: { slots: 1 } });
  pin(1);
  store.getState().start({ ...store.getState().view }, {});
  undo();
  expect(store.getState().inherited).toEqual({ brain: { slots: 1 } });
});

test('the number of steps has a limit', () => {
  for (let i = 0; i < 150; i++) pin(i);
  expect(steps.getState().past.length).toBe(100);
  while (undo());
  expect(pinned()).toBe(49);
});
