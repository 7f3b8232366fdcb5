import { describe, expect, it } from 'vitest';
import { counterpart } from './counterpart.ts';

describe('the counterpart of a word', () => {
  it('has the same text', () => {
    expect(counterpart('Paris', ['rome', 'paris', 'Paris'])).toBe(2);
    expect(counterpart('rome', ['rome', 'rome'])).toBe(0);
    expect(counterpart('Berlin', ['paris', 'rome'])).toBeNull();
  });

  it('is missing if there is no text', () => {
    expect(counterpart('', ['', 'a'])).toBeNull();
    expect(counterpart(undefined, ['a'])).toBeNull();
  });
});
