import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createResults } from './results.ts';

const bytes = (count: number) => new Uint8Array(count);

describe('createResults', () => {
  it('drops the least recently used result when the budget is exceeded', () => {
    const results = createResults(300);
    results.put('a', bytes(90));
    results.put('b', bytes(90));
    results.put('c', bytes(90));
    results.get('a');
    results.put('d', bytes(90));
    expect(['a', 'b', 'c', 'd'].filter((key) => results.has(key))).toEqual(['a', 'c', 'd']);
  });

  it('does not keep a result larger than the whole budget, and keeps the others', () => {
    const results = createResults(100);
    results.put('small', bytes(50));
    results.put('large', bytes(200));
    expect(results.has('large')).toBe(false);
    expect(results.has('small')).toBe(true);
  });

  it('never holds more than its budget, and counts what it holds', () => {
    const puts = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 150 })),
    );
    fc.assert(
      fc.property(puts, (steps) => {
        const results = createResults(300);
        for (const [key, size] of steps) {
          results.put(key, bytes(size));
          expect(results.bytes()).toBeLessThanOrEqual(300);
        }
        for (const key of 'abcde') results.put(key, bytes(1000));
        expect(results.bytes()).toBe(0);
      }),
    );
  });
});
