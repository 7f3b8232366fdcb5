import { expect, it } from 'vitest';
import { beginsRegion, changeOf, selectionTool, takeTool } from './tool.ts';

const press = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, button: 0, isPrimary: true };

it('a press draws a region with a tool in hand, or with shift, and only with one finger and the left button', () => {
  expect(beginsRegion(press)).toBe(false);
  expect(beginsRegion({ ...press, shiftKey: true })).toBe(true);
  takeTool('lasso');
  expect(beginsRegion(press)).toBe(true);
  expect(beginsRegion({ ...press, button: 2 })).toBe(false);
  expect(beginsRegion({ ...press, isPrimary: false })).toBe(false);
  takeTool('lasso');
  expect(selectionTool.getState().tool).toBe('turn');
});

it('keys say how a region changes the selection', () => {
  expect(changeOf(press)).toBe('replace');
  expect(changeOf({ ...press, shiftKey: true })).toBe('add');
  expect(changeOf({ ...press, ctrlKey: true })).toBe('remove');
  expect(changeOf({ ...press, shiftKey: true, altKey: true })).toBe('keep');
});
