import { describe, expect, it } from 'vitest';
import type { Scene } from '../scene.ts';
import { selectedPoints } from './orders.ts';

const scene = (change: Partial<Scene>): Scene => ({
  space: 'test',
  points: { positions: new Float32Array(15), colours: new Uint8Array(20), sizes: new Float32Array(5) },
  axes: [],
  describe: () => ({ title: '', lines: [] }),
  onPick: () => undefined,
  pinned: null,
  ...change,
});
const legend = (alone: number | null) =>
  ({
    kind: 'categories',
    title: 'lobes',
    entries: ['a', 'b'].map((name) => ({ name, colour: '#000000' })),
    entryOf: [0, 1, 1, 0, 1],
    alone: { entry: alone, choose: () => undefined },
  }) as const;

describe('the selection that the camera fits to', () => {
  it('is the pinned point with those related to it, as far as the scene has them', () => {
    expect(selectedPoints(scene({ pinned: 2, related: [4, 9] }), null, [1], null)).toEqual([2, 4]);
  });

  it('is what is selected, before all else', () => {
    const mask = Uint8Array.of(0, 1, 0, 0, 1);
    expect(selectedPoints(scene({ pinned: 2 }), mask, [1], null)).toEqual([1, 4]);
  });

  it('is else what the search found, else the entry that is shown alone', () => {
    expect(selectedPoints(scene({ legend: legend(1) }), null, [3], null)).toEqual([3]);
    expect(selectedPoints(scene({ legend: legend(1) }), null, [], null)).toEqual([1, 2, 4]);
    expect(selectedPoints(scene({ legend: legend(null) }), null, [], null)).toEqual([]);
  });
});
