import { expect, test } from 'vitest';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { areLarge } from './areLarge.ts';

test('firings wait for the user when much is read for them, and not otherwise', () => {
  const layer = { id: '0' } as LayerInfo;
  expect(areLarge(layer)).toBe(false);
  expect(areLarge({ ...layer, firingsBytes: 1e6 })).toBe(false);
  // 16,384 features with 1,000 tokens each, as Gemma Scope 2 publishes them.
  expect(areLarge({ ...layer, firingsBytes: 16_384 * 1000 * 12 })).toBe(true);
});
