import { describe, expect, it } from 'vitest';
import { below, changed, inverted } from './selection.ts';

const before = Uint32Array.of(2, 4, 6);

describe('a selection', () => {
  it('is replaced, added to, taken from, cut and toggled', () => {
    expect([...changed(before, [4, 1, 1], 'replace')]).toEqual([1, 4]);
    expect([...changed(before, [4, 1], 'add')]).toEqual([1, 2, 4, 6]);
    expect([...changed(before, [4, 1], 'remove')]).toEqual([2, 6]);
    expect([...changed(before, [4, 1], 'keep')]).toEqual([4]);
    expect([...changed(before, [4, 1], 'toggle')]).toEqual([1, 2, 6]);
  });

  it('inverted twice is itself', () => {
    expect([...inverted(before, 8)]).toEqual([0, 1, 3, 5, 7]);
    expect(inverted(inverted(before, 8), 8)).toEqual(before);
  });

  it('has only the members that a layer has', () => {
    expect([...below(before, 5)]).toEqual([2, 4]);
    expect(below(before, 7)).toBe(before);
    expect(below(before, 0)).toHaveLength(0);
  });
});
