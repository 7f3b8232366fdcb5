import { describe, expect, it } from 'vitest';
import { nextStop } from './stops.ts';

describe('keys in a legend of three entries with two buttons each', () => {
  const to = (key: string, at: number) => nextStop(key, at, 6, 2);

  it('go through all buttons, through the entries, and to the ends', () => {
    expect([to('ArrowRight', 1), to('ArrowLeft', 2)]).toEqual([2, 1]);
    expect([to('ArrowDown', 1), to('ArrowUp', 4)]).toEqual([3, 2]);
    expect([to('Home', 3), to('End', 3)]).toEqual([0, 5]);
  });

  it('stay where there is no further button', () => {
    expect([to('ArrowRight', 5), to('ArrowLeft', 0), to('ArrowDown', 4), to('ArrowUp', 1)]).toEqual([
      5, 0, 4, 1,
    ]);
  });

  it('are left to others if they do not move the focus', () => {
    expect([to('Enter', 1), to(' ', 1), to('Tab', 1), to('toString', 1)]).toEqual([null, null, null, null]);
  });
});
