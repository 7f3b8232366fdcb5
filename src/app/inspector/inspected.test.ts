import { describe, expect, it } from 'vitest';
import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { initialView } from '../../scales/view.ts';
import { pinnedIn } from './inspected.ts';

const layer = { id: '0', features: 9, has: { words: true, decoder: true } } as unknown as LayerInfo;
const info = (item: string) =>
  ({
    item,
    layers: [layer],
    defaultLayer: '0',
    relations: [{ id: 'a', name: 'a', pairs: 2 }],
  }) as unknown as DatasetInfo;
const at = (scale: string, pins: { feature?: number; word?: number }) => ({
  ...initialView(),
  scale,
  ...pins,
});

describe('a pinned item', () => {
  it('is inspected at its scale and beside the scenes of the others', () => {
    expect(pinnedIn(at('brain', { feature: 3 }), info('feature'))).toBe('here');
    expect(pinnedIn(at('atom', { feature: 3 }), info('feature'))).toBe('elsewhere');
    expect(pinnedIn(at('atom', { feature: 3, word: 1 }), info('feature'))).toBe('here');
    expect(pinnedIn(at('galaxy', { word: 1 }), info('feature'))).toBe('elsewhere');
    expect(pinnedIn(at('galaxy', {}), info('feature'))).toBe('nothing');
  });

  it('is in every scene if features are words', () => {
    expect(pinnedIn(at('atom', { feature: 3 }), info('word'))).toBe('here');
    expect(pinnedIn(at('brain', { word: 3 }), info('word'))).toBe('here');
  });
});
