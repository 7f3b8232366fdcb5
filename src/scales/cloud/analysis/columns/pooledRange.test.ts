import { describe, expect, it } from 'vitest';
import type { Labels } from '../../../../dataset/dataset.ts';
import { columnRange } from './columnRange.ts';
import { pooledRange } from './pooledRange.ts';

const upTo = (n: number, factor = 1) => Float32Array.from({ length: n }, (_, i) => factor * (i + 1));

describe('a range of colours over layers', () => {
  it('spans the values of all layers, without the outermost hundredths', () => {
    const range = pooledRange([upTo(50), Float32Array.from({ length: 51 }, (_, i) => 51 + i)]);
    expect(range).toEqual({ low: 2, high: 100, least: 1, most: 101, logarithmic: true });
  });

  it('leaves out what is not a number, and is null without any number', () => {
    expect(pooledRange([[NaN, 3, Infinity], [4]])).toMatchObject({ least: 3, most: 4, logarithmic: false });
    expect(pooledRange([[NaN], []])).toBeNull();
    expect(pooledRange([[0, -1]], true)).toBeNull();
  });

  it('follows the logarithm where the layers together span orders of magnitude, though each spans few', () => {
    expect(pooledRange([[1, 2], [3]])?.logarithmic).toBe(false);
    expect(pooledRange([[1, 2], [300]])?.logarithmic).toBe(true);
    expect(pooledRange([[0, 1], [300]])?.logarithmic).toBe(false);
  });

  it('is read from the layers that have the column', async () => {
    const labels = (numeric: Labels['numeric'], frequency: Float32Array | null = null): Labels => ({
      description: [],
      category: [],
      frequency,
      numeric,
    });
    const layers: Record<string, Labels> = {
      a: labels({ loss: upTo(3) }, upTo(2, 0.1)),
      b: labels({ loss: upTo(5) }),
      c: labels({}),
    };
    const dataset = { labels: (layer: string) => Promise.resolve(layers[layer]!) };
    expect(await columnRange(dataset, 'loss', ['a', 'b', 'c'])).toMatchObject({ most: 5, layers: 2 });
    expect(await columnRange(dataset, null, ['a', 'b'])).toMatchObject({ layers: 1, logarithmic: true });
    expect(await columnRange(dataset, 'constructor', ['a'])).toBeNull();
  });
});
