import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatasetReference, referenceTo } from '../dataset/reference.ts';
import { jobKey } from './key.ts';

const [data, other] = ['https://d.example/', 'https://e.example/'].map((address) =>
  referenceTo({ kind: 'web', address }),
) as [DatasetReference, DatasetReference];

describe('jobKey', () => {
  it('does not depend on the order in which parameters are written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (parameters) => {
        const reversed = Object.fromEntries(Object.entries(parameters).reverse());
        expect(jobKey('job', data, reversed)).toBe(jobKey('job', data, parameters));
      }),
    );
  });

  it('tells different parameters, datasets and jobs apart', () => {
    const keys = [
      jobKey('a', data, { k: 3 }),
      jobKey('a', data, { k: 4 }),
      jobKey('a', data, { k: '3' }),
      jobKey('a', data, { k: [3] }),
      jobKey('a', data, { k: { 3: 3 } }),
      jobKey('a', data, { k: NaN }),
      jobKey('a', data, { k: Infinity }),
      jobKey('a', data, { k: null }),
      jobKey('a', data, { k: Uint8Array.of(3) }),
      jobKey('a', data, { k: Uint16Array.of(3) }),
      jobKey('a', other, { k: 3 }),
      jobKey('b', data, { k: 3 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('omits undefined parameters', () => {
    expect(jobKey('a', data, { k: 3, seed: undefined })).toBe(jobKey('a', data, { k: 3 }));
  });

  it('refuses parameters that are not plain data', () => {
    expect(() => jobKey('a', data, { act: () => 1 })).toThrow(
      'parameters that are plain data, found a function',
    );
  });
});
