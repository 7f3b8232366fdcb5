import { expect, it } from 'vitest';
import { nextPlace } from './useActive.ts';

it('arrows lead through the rows and round, page keys to the ends', () => {
  expect(nextPlace('ArrowDown', -1, 3)).toBe(0);
  expect(nextPlace('ArrowDown', 2, 3)).toBe(0);
  expect(nextPlace('ArrowUp', -1, 3)).toBe(2);
  expect(nextPlace('ArrowUp', 2, 3)).toBe(1);
  expect(nextPlace('PageDown', 0, 30)).toBe(10);
  expect(nextPlace('PageDown', 25, 30)).toBe(29);
  expect(nextPlace('PageUp', 4, 30)).toBe(0);
});

it('other keys, and keys in an empty list, lead nowhere', () => {
  expect(nextPlace('Home', 1, 3)).toBeNull();
  expect(nextPlace('ArrowDown', -1, 0)).toBeNull();
});
