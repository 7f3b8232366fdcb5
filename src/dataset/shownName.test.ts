import { describe, expect, it } from 'vitest';
import { cut, shownName } from './shownName.ts';

describe('a name as it is shown', () => {
  it('is as it is written if it is short and plain, in any script', () => {
    for (const name of ['layer 2', 'слой 2', 'שכבה', '層二', '👩‍👩‍👧']) expect(shownName(name, 40)).toBe(name);
  });

  it('has no marks that reorder or control the text around it', () => {
    expect(shownName('\u202e12.5 drawkcab\u2066\u0000\u001b[31m', 40)).toBe('12.5 drawkcab[31m');
  });

  it('is cut to its beginning, whole characters only', () => {
    expect(shownName('W'.repeat(1e6), 40)).toBe(`${'W'.repeat(39)}…`);
    expect(shownName('😀'.repeat(50), 5)).toBe('😀😀😀😀…');
    expect(shownName('\u202e'.repeat(1000), 5)).toBe('…');
  });

  it('keeps the marks of a text that is only cut', () => {
    expect(cut('a\nb', 3)).toBe('a\nb');
    expect(cut('abcd', 3)).toBe('ab…');
    expect(cut('😀😀😀', 3)).toBe('😀😀😀');
  });
});
