import { describe, expect, it } from 'vitest';
import { foundBy } from './found.ts';
import { KEYED } from './keyed.ts';
import { pressed, printKeys } from './keys.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('pressed', () => {
  it('tells letters with and without shift apart', () => {
    expect(pressed(press('z', { ctrlKey: true }), 'Mod+Z')).toBe(true);
    expect(pressed(press('Z', { metaKey: true, shiftKey: true }), 'Mod+Shift+Z')).toBe(true);
    expect(pressed(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z')).toBe(false);
    expect(pressed(press('z'), 'Mod+Z')).toBe(false);
  });

  it('takes a sign with or without shift, as the keyboard has it', () => {
    expect(pressed(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(pressed(press('/', { shiftKey: true }), '/')).toBe(true);
    expect(pressed(press('1', { shiftKey: true }), '1')).toBe(true);
    expect(pressed(press('/', { ctrlKey: true }), '/')).toBe(false);
    expect(pressed(press('k', { ctrlKey: true, altKey: true }), 'Mod+K')).toBe(false);
  });
});

it('prints keys as keyboards name them', () => {
  expect(printKeys('Mod+Shift+Z', false)).toBe('Ctrl ⇧ Z');
  expect(printKeys('Mod+K', true)).toBe('⌘ K');
  expect(printKeys('Escape', false)).toBe('Esc');
});

it('finds commands by the beginnings of their words, in any order', () => {
  expect(foundBy('Colour Colour by frequency', 'freq col')).toBe(true);
  expect(foundBy('Scale Go to Galaxy', 'gal')).toBe(true);
  expect(foundBy('Scale Go to Galaxy', 'axy')).toBe(false);
  expect(foundBy('Scale Go to Galaxy', '')).toBe(true);
});

it('gives each key to one command only', () => {
  const keys = KEYED.flatMap((command) => command.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(KEYED.map(({ id }) => id)).size).toBe(KEYED.length);
});
