import { expect, test } from 'vitest';
import { defaultWindow } from './rankWindow.ts';

test('the window is the paper’s for 150 dimensions and more, a share of fewer', () => {
  expect(defaultWindow(2304)).toEqual({ from: 11, to: 150 });
  expect(defaultWindow(150)).toEqual({ from: 11, to: 150 });
  expect(defaultWindow(100)).toEqual({ from: 5, to: 60 });
  expect(defaultWindow(3)).toEqual({ from: 1, to: 3 });
  expect(defaultWindow(1)).toEqual({ from: 1, to: 1 });
});
