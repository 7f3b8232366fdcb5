import { describe, expect, it } from 'vitest';
import { headingsFor, labelsFor, placeLabels, withFewHeadings, type Wanted } from './labels.ts';

const frame = { width: 400, height: 300 };
const wanted = (x: number, y: number, weight = 1): Wanted => ({
  ...{ text: 'label', width: 40, height: 14 },
  ...{ x, y, weight },
});
const texts = (placed: readonly { label: number }[]) => placed.map(({ label }) => label);

describe('labels', () => {
  it('heavier ones come first, and those without room are left out', () => {
    const crowd = Array.from({ length: 20 }, (_, i) => wanted(200, 150, i));
    const placed = placeLabels(crowd, frame);
    expect(placed[0]!.label).toBe(19);
    expect(placed.length).toBeLessThanOrEqual(4);
  });

  it('keep clear of what lies over the picture', () => {
    expect(placeLabels([wanted(40, 40)], frame)).toHaveLength(1);
    expect(placeLabels([wanted(40, 40)], frame, [[0, 0, 150, 100]])).toHaveLength(0);
  });

  it('never leave the frame', () => {
    const [placed] = placeLabels([wanted(399, 150)], frame);
    expect(placed!.x + 40).toBeLessThanOrEqual(frame.width);
    expect(placeLabels([wanted(-100, 150)], frame)).toHaveLength(0);
  });

  it('that are centred stand on their place, or around it', () => {
    const centred = { ...wanted(200, 150), centred: true };
    const placed = placeLabels([centred, centred, centred, centred], frame);
    expect(placed.map(({ x, y }) => [x, y])).toEqual([
      [180, 150],
      [180, 133],
      [180, 167],
      [180, 116],
    ]);
  });

  it('are as many as the picture has room for', () => {
    const apart = Array.from({ length: 30 }, (_, i) =>
      wanted(10 + 60 * (i % 6), 20 + 50 * Math.floor(i / 6), -i),
    );
    expect(texts(placeLabels(apart, frame, [], 3))).toEqual([0, 1, 2]);
    expect(labelsFor({ width: 390, height: 350 })).toBeLessThan(labelsFor({ width: 840, height: 800 }));
    expect(labelsFor({ width: 100, height: 100 })).toBe(8);
  });

  it('that are headings are the heaviest that the picture has room for; other labels stay', () => {
    const labels = Array.from({ length: 30 }, (_, i) => ({ weight: i, heading: i % 3 !== 0, name: i }));
    const few = withFewHeadings(labels, 4);
    expect(few.filter(({ heading }) => heading).map(({ name }) => name)).toEqual([25, 26, 28, 29]);
    expect(few.filter(({ heading }) => !heading)).toHaveLength(10);
    expect(withFewHeadings(labels, 20)).toBe(labels);
    expect(headingsFor({ width: 1000, height: 800 })).toBeGreaterThan(
      headingsFor({ width: 390, height: 350 }),
    );
    expect(headingsFor({ width: 390, height: 350 })).toBe(5);
  });
});
