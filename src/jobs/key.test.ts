import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobKey } from './key.ts';

describe('jobKey', () => {
  it('does not depend on the order in which parameters are written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (parameters) => {
        const reversed = Object.fromEntries(Object.entries(parameters).reverse());
        expect(jobKey('job', 'data', reversed)).toBe(jobKey('job', 'data', parameters));
      }),
    );
  });

  it('tells different parameters, datasets and jobs apart', () => {
    const keys = [
      jobKey('a', 'd', { k: 3 }),
      jobKey('a', 'd', { k: 4 }),
      jobKey('a', 'd', { k: '3' }),
      jobKey('a', 'd', { k: [3] }),
      jobKey('a', 'd', { k: { 3: 3 } }),
      jobKey('a', 'd', { k: NaN }),
      jobKey('a', 'd', { k: Infinity }),
      jobKey('a', 'd', { k: null }),
      jobKey('a', 'd', { k: Uint8Array.of(3) }),
      jobKey('a', 'd', { k: Uint16Array.of(3) }),
      jobKey('a', 'e', { k: 3 }),
      jobKey('b', 'd', { k: 3 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves out what is undefined', () => {
    expect(jobKey('a', 'd', { k: 3, seed: undefined })).toBe(jobKey('a', 'd', { k: 3 }));
  });

  it('refuses what is not plain data', () => {
    expect(() => jobKey('a', 'd', { act: () => 1 })).toThrow('parameters are plain data: found a function');
  });
});
