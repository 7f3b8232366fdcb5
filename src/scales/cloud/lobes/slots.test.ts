import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { follow, placeOfFeatures, rememberSlots, slotsOf } from './slots.ts';

describe('colours of lobes', () => {
  it('stay where they were when numbers change, and a new lobe gets a free one', () => {
    const before = Int32Array.of(0, 0, 0, 2, 2, 2, 5, 5, -1);
    const after = Int32Array.of(1, 1, 1, 0, 0, 0, 2, 3, 3);
    expect(follow(before, after, 4)).toEqual([2, 0, 5, 1]);
  });

  it('are all different, and below eight while there are no more than eight lobes', () => {
    const labels = fc.array(fc.integer({ min: -1, max: 11 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(labels, labels, fc.integer({ min: 1, max: 12 }), (before, after, k) => {
        const next = Int32Array.from(after, (label) => Math.min(label, k - 1));
        const slots = follow(Int32Array.from(before), next, k);
        expect(new Set(slots).size).toBe(k);
        expect(Math.max(...slots)).toBeLessThan(Math.max(8, k));
        expect(Math.min(...slots)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('are the link’s on a fresh page, and the same when a view is seen again', () => {
    const four = Int32Array.of(0, 0, 1, 2, 2, 3);
    expect(slotsOf('a', 'layer', four, 4, [3, 2, 1, 0])).toEqual([3, 2, 1, 0]);
    rememberSlots('layer', four, [3, 2, 1, 0]);
    expect(slotsOf('b', 'layer', Int32Array.of(0, 0, 0, 1, 1, 1), 2, [])).toEqual([3, 1]);
    expect(slotsOf('c', 'elsewhere', four, 4, [3, 2, 1, 0])).toEqual([0, 1, 2, 3]);
    expect(slotsOf('a', 'layer', four, 4, [])).toEqual([3, 2, 1, 0]);
  });

  it('follow from layer to layer of one dictionary, and not to other features', () => {
    const layer = (id: string, features: number, dictionary?: string) =>
      ({ id, features, dictionary }) as LayerInfo;
    expect(placeOfFeatures('d', layer('0', 6, 'one'))).toBe(placeOfFeatures('d', layer('1', 6, 'one')));
    const others = [layer('1', 6), layer('1', 6, 'two'), layer('1', 7, 'one')];
    for (const other of others) {
      expect(placeOfFeatures('d', other)).not.toBe(placeOfFeatures('d', layer('0', 6, 'one')));
    }
  });
});
