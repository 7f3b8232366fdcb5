import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CategoryLegend, PointSet } from '../scene.ts';
import {
  announced,
  choiceAmong,
  choosable,
  isShown,
  legendChoice,
  showAll,
  showOnly,
  toggle,
} from './choice.ts';
import { selectedPoints, shapesOf, shownPoints } from './shownPoints.ts';

const legend: CategoryLegend = {
  kind: 'categories',
  title: 'lobes',
  entries: ['one', 'two', 'left out'].map((name) => ({ name, colour: '#ff0000' })),
  entryOf: [0, 1, 1, 2],
  shaped: 2,
};
const points: PointSet = {
  positions: new Float32Array(12),
  colours: new Uint8Array(16).fill(200),
  sizes: new Float32Array(4),
};
const now = (of = legend) => choiceAmong(of, legendChoice());
const opacities = () => {
  const { colours } = shownPoints(points, legend, now(), [9, 9, 9]);
  return [0, 1, 2, 3].map((i) => colours[4 * i + 3]);
};

beforeEach(() => showAll(legend));

describe('entries of a legend', () => {
  it('are shown alone and together again; the others are grey', () => {
    showOnly(legend, 1);
    expect(announced.getState().text).toBe('Only two is shown.');
    expect(shownPoints(points, legend, now(), [9, 9, 9]).colours[0]).toBe(9);
    expect(opacities()).toEqual([41, 200, 200, 41]);
    showOnly(legend, 1);
    expect(shownPoints(points, legend, now(), [9, 9, 9])).toBe(points);
  });

  it('are hidden, and their points are gone', () => {
    toggle(legend, 1);
    expect(announced.getState().text).toBe('two is hidden; 1 hidden.');
    expect(opacities()).toEqual([200, 0, 0, 200]);
    expect([0, 1, 2].map((entry) => isShown(now(), entry))).toEqual([true, false, true]);
    toggle(legend, 1);
    expect(opacities()).toEqual([200, 200, 200, 200]);
  });

  it('that are hidden are shown when they are shown alone, and an entry that is hidden is not alone', () => {
    toggle(legend, 1);
    showOnly(legend, 1);
    expect(isShown(now(), 1)).toBe(true);
    toggle(legend, 1);
    expect(now()).toEqual({ alone: null, hidden: new Set([1]) });
  });

  it('are part of the view, so that a link holds them; if all are shown it holds nothing', () => {
    toggle(legend, 2);
    toggle(legend, 0);
    expect(legendChoice()).toMatchObject({ alone: null, hidden: [0, 2] });
    showOnly(legend, 1);
    expect(legendChoice()).toMatchObject({ alone: 1, hidden: [0, 2] });
    showAll(legend);
    expect(legendChoice()).toBeNull();
  });

  it('of another legend are all shown', () => {
    toggle(legend, 0);
    const other = { ...legend, title: 'category' };
    expect(now(other).hidden.size).toBe(0);
  });

  it('may be kept alone by the scale, which paints them itself', () => {
    const choose = vi.fn();
    const kept: CategoryLegend = { ...legend, alone: { entry: 0, choose } };
    expect(now(kept).alone).toBe(0);
    expect(shownPoints(points, kept, now(kept), [9, 9, 9])).toBe(points);
    showOnly(kept, 1);
    expect(choose).toHaveBeenLastCalledWith(1);
    showOnly(kept, 0);
    expect(choose).toHaveBeenLastCalledWith(null);
  });

  it('can be chosen only if the legend says which point belongs to which', () => {
    const { entryOf: _, ...plain } = legend;
    expect(choosable([plain])).toBeNull();
    expect(choosable([plain, legend])).toBe(legend);
    expect(choosable(undefined)).toBeNull();
  });

  it('have shapes, but points of no group are discs', () => {
    expect([...shapesOf([0, 1, 7, 2], 4, 8)]).toEqual([0, 1, 1, 2]);
    expect([...shapesOf([0, 1, 2, -1], 4, 2)]).toEqual([0, 1, 0, 0]);
  });
});

describe('selected points', () => {
  it('stand out from grey ones even if they are of no group; hidden points stay hidden', () => {
    const faint = { ...points, colours: Uint8Array.of(9, 9, 9, 77, 9, 9, 9, 77, 9, 9, 9, 0, 5, 5, 5, 250) };
    const { colours } = selectedPoints(faint, Uint8Array.of(1, 0, 1, 1), [9, 9, 9]);
    expect([0, 1, 2, 3].map((i) => colours[4 * i + 3])).toEqual([217, 41, 0, 250]);
  });
});

describe('points that stand out in a large cloud', () => {
  const n = 65_536;
  const large: PointSet = {
    positions: new Float32Array(3 * n),
    colours: new Uint8Array(4 * n).fill(200),
    sizes: new Float32Array(n).fill(5),
  };

  it('are larger than the others if they are selected, or of the one entry that is shown', () => {
    const selected = Uint8Array.from({ length: n }, (_, i) => (i < 600 ? 1 : 0));
    const { sizes } = selectedPoints(large, selected, [9, 9, 9]);
    expect(sizes[599]).toBeGreaterThan(15);
    expect(sizes[600]).toBe(5);
    const entryOf = Uint8Array.from({ length: n }, (_, i) => (i % 100 === 1 ? 1 : 0));
    const lone = shownPoints(large, { ...legend, entryOf }, { alone: 1, hidden: new Set() }, [9, 9, 9]);
    expect(lone.sizes[1]).toBeGreaterThan(15);
    expect(lone.sizes[2]).toBe(5);
  });

  it('keep their sizes if nothing is hidden beside them but some entries, and in a cloud of some thousand points', () => {
    const entryOf = new Uint8Array(n);
    const hidden = shownPoints(
      large,
      { ...legend, entryOf },
      { alone: null, hidden: new Set([1]) },
      [9, 9, 9],
    );
    expect(hidden.sizes).toBe(large.sizes);
    expect(selectedPoints(points, Uint8Array.of(1, 0, 0, 0), [9, 9, 9]).sizes).toBe(points.sizes);
  });
});
