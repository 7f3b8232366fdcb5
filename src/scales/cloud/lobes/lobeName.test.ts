import { describe, expect, it } from 'vitest';
import type { Labels } from '../../../dataset/dataset.ts';
import type { BrainLobes } from '../../shared/lobes/job.ts';
import { lobeNames } from './lobeName.ts';

/** Two lobes and 200 blocks in two categories; `led` counts the blocks that each lobe leads in each category. */
const foundWith = (led: readonly number[] | null, labels = Int32Array.of(0, 0, 1, 1)) =>
  ({
    labels,
    sizes: Uint32Array.of(2, 2),
    categories: led && {
      lobes: 2,
      categories: 2,
      blocks: Uint32Array.of(100, 100),
      counts: Float64Array.from(led),
    },
  }) as unknown as BrainLobes;
const briefs = (found: BrainLobes, labels: Labels | null = null) =>
  lobeNames(found, ['code', 'fiction'], labels).map(({ brief }) => brief);

describe('default names of lobes', () => {
  it('say the category in which a lobe leads well above its share, with its number', () => {
    expect(lobeNames(foundWith([95, 10, 5, 90]), ['code', 'fiction'], null)).toEqual([
      { name: 'lobe 1 · code', brief: '1 · code' },
      { name: 'lobe 2 · fiction', brief: '2 · fiction' },
    ]);
  });

  it('are numbers if a lobe leads as by chance, in few blocks, or never', () => {
    expect(briefs(foundWith([55, 45, 45, 55]))).toEqual(['lobe 1', 'lobe 2']);
    expect(briefs(foundWith([4, 0, 0, 0]))).toEqual(['lobe 1', 'lobe 2']);
    expect(briefs(foundWith([0, 0, 0, 0]))).toEqual(['lobe 1', 'lobe 2']);
  });

  it('are numbers if a lobe leads in a small share of a category, however far above chance that is', () => {
    const table = {
      lobes: 2,
      categories: 2,
      blocks: Uint32Array.of(5000, 5000),
      counts: Float64Array.of(400, 0, 0, 600),
    };
    const found = { ...foundWith(null), categories: table } as unknown as BrainLobes;
    expect(briefs(found)).toEqual(['lobe 1', '2 · fiction']);
  });

  it('are words of the labels without categories, if they stand above their share', () => {
    const labels = Int32Array.from({ length: 120 }, (_, i) => (i < 20 ? 0 : 1));
    const description = Array.from({ length: 120 }, (_, i) =>
      i < 20 ? `references to chess openings ${i}` : `the sea, number ${i}, of ships`,
    );
    const found = foundWith(null, labels);
    const [first, second] = briefs(found, { description } as unknown as Labels);
    expect(first).toBe('1 · chess, openings');
    expect(second).toBe('lobe 2');
    const alike = { description: description.map(() => 'the same for all') } as unknown as Labels;
    expect(briefs(found, alike)).toEqual(['lobe 1', 'lobe 2']);
  });
});
