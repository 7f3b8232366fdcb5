import { describe, expect, it } from 'vitest';
import { revive } from './errors.ts';

describe('an error of a worker', () => {
  it.each([
    'Failed to fetch dynamically imported module: https://host/assets/umap-1.js',
    'error loading dynamically imported module: https://host/assets/umap-1.js',
    'Importing a module script failed.',
  ])('that reports a missing script is no fault in the program: %s', (message) => {
    const { name, message: sentence } = revive(new TypeError(message), 'UMAP');
    expect(name).toBe('JobError');
    expect(sentence).toMatch(/^“UMAP” needs a part of the program that could not be loaded.*reload the page/);
  });

  it('of another kind is a fault in the program, in its own words', () => {
    expect(revive(new TypeError('x is undefined'), 'UMAP').message).toMatch(
      /fault in the program: x is undefined/,
    );
  });

  it.each([
    ['RangeError', 'Array buffer allocation failed'],
    ['RangeError', 'Invalid typed array length: 8589934592'],
    ['InternalError', 'allocation size overflow'],
    ['RangeError', 'WebAssembly.Memory(): could not allocate memory'],
    ['RangeError', 'WebAssembly.Memory.grow(): Unable to grow instance memory'],
    ['DataCloneError', 'Data cannot be cloned, out of memory.'],
    [
      'RangeError',
      'kernels: 4,100 MB of memory are needed, 2 MB are held and the engine gives no more; close',
    ],
  ])('for want of memory says so: %s %s', (name, message) => {
    const sentence = revive(Object.assign(new Error(message), { name }), 'Lobes').message;
    expect(sentence).toMatch(/^“Lobes” needs more memory than this browser gives/);
    expect(sentence).not.toMatch(/fault in the program/);
  });

  it('with an invalid length that is small is a fault in the program', () => {
    expect(revive(new RangeError('Invalid typed array length: -1'), 'Lobes').message).toMatch(/fault/);
  });
});
