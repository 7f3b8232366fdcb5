import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { familySlots } from './familySlots.ts';
import { follow, placeOfFeatures, rememberSlots, slotsOf, usualSlots } from './slots.ts';

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
    const four = { labels: Int32Array.of(0, 0, 1, 2, 2, 3), k: 4 };
    const two = { labels: Int32Array.of(0, 0, 0, 1, 1, 1), k: 2 };
    const linked = { slots: [3, 2, 1, 0], named: false };
    expect(slotsOf('a', 'layer', four, linked)).toEqual([3, 2, 1, 0]);
    rememberSlots('layer', four.labels, [3, 2, 1, 0]);
    expect(slotsOf('b', 'layer', two, { slots: [], named: false })).toEqual([3, 1]);
    expect(slotsOf('c', 'elsewhere', four, linked)).toEqual([0, 1, 2, 3]);
    expect(slotsOf('a', 'layer', four, { slots: [], named: false })).toEqual([3, 2, 1, 0]);
  });
});

describe('colours of lobes in families', () => {
  const families = Int32Array.of(0, 1, 0, 2, 1, 0);

  it('are shades of the colour of their family', () => {
    expect(familySlots(families)).toEqual([0, 1, 24, 2, 25, 48]);
    // With more families than colours, families share them.
    expect(familySlots([23, 24, 47])).toEqual([0, 1, 2]);
    const many = familySlots(Int32Array.from({ length: 30 }, (_, lobe) => lobe));
    expect(new Set(many).size).toBe(30);
    expect(many.slice(24)).toEqual([48, 49, 50, 51, 52, 53].map((slot) => slot - 24));
  });

  it('are the lobes’ numbers where an older link names lobes by them', () => {
    const lobes = { labels: new Int32Array(6), k: 6, families };
    expect(usualSlots(lobes, true)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(usualSlots(lobes)).toEqual(familySlots(families));
  });

  it('stay with lobes shown before, whose families have their colours', () => {
    // Two lobes with the slots 5 and 1 become four: the first family came from slot 5.
    const before = Int32Array.of(5, 5, 5, 5, 5, 1, 1, 1, -1);
    const after = Int32Array.of(0, 0, 0, 1, 1, 2, 2, 3, 4);
    expect(follow(before, after, 5, Int32Array.of(0, 0, 1, 1, 2))).toEqual([5, 29, 1, 25, 0]);
  });

  it('are all different, whatever was shown before', () => {
    const labels = fc.array(fc.integer({ min: -1, max: 39 }), { minLength: 60, maxLength: 60 });
    const groups = fc.array(fc.nat(30), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(labels, labels, groups, (before, after, family) => {
        const slots = follow(Int32Array.from(before), Int32Array.from(after), 40, Int32Array.from(family));
        expect(slots).toHaveLength(40);
        expect(new Set(slots).size).toBe(40);
        expect(Math.min(...slots)).toBeGreaterThanOrEqual(0);
      }),
    );
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
