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
});
