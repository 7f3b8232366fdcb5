import { describe, expect, it } from 'vitest';
import { hold } from './held.ts';
import { shareHeld } from './shared.ts';

describe('shareHeld', () => {
  it('puts held arrays on shared memory, once for all views of a buffer', () => {
    const decoder = hold(Float32Array.of(1, 2, 3, 4));
    const { first } = shareHeld({ first: decoder.subarray(0, 2) });
    const { second } = shareHeld({ second: decoder.subarray(1, 4) });
    expect(first.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(second.buffer).toBe(first.buffer);
    expect([...first, ...second]).toEqual([1, 2, 2, 3, 4]);
    expect(decoder.length).toBe(4);
  });

  it('passes arrays on that were read into shared memory', () => {
    const decoder = hold(new Float32Array(new SharedArrayBuffer(8)));
    expect(shareHeld({ decoder }).decoder).toBe(decoder);
  });

  it('leaves other arrays where they are', () => {
    const own = Float32Array.of(1);
    expect(shareHeld({ own }).own).toBe(own);
  });
});
