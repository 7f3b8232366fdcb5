import { PerspectiveCamera } from 'three';
import { describe, expect, it } from 'vitest';
import { SvgPen } from '../../figures/pens/svgSheet.ts';
import { legendKey } from '../../state/legendChoice.ts';
import type { Drawing } from '../drawing/drawing.ts';
import type { Project } from '../overlay/project.ts';
import type { CategoryLegend, Scene } from '../scene.ts';
import { cameraFor } from './camera.ts';
import { figureLegends, type LegendState } from './legends.ts';
import { drawAbove, drawBelow } from './shapes.ts';

const SCENE: Scene = {
  space: 'test',
  points: {
    positions: Float32Array.of(0, 0, 0, 10, 0, 0, 10, 10, 0, 0, 10, 0),
    colours: new Uint8Array(16),
    sizes: Float32Array.of(5, 5, 5, 5),
  },
  axes: [],
  describe: () => ({ title: '', lines: [] }),
  onPick: () => undefined,
  pinned: null,
};
/** Looks along the third axis; nothing is in view beyond 100 units. */
const project: Project = ([x, y]) => (Math.abs(x!) > 100 ? null : { x: 20 + 10 * x!, y: 20 + 10 * y! });
const pen = () => new SvgPen((text) => 6 * text.length);

describe('shapes of a figure', () => {
  it('are faces with outlines, and arrows that end before the point', () => {
    const drawn = pen();
    const faces = { corners: Uint32Array.of(0, 1, 2, 3), colours: Uint8Array.of(255, 0, 0, 51) };
    const arrows = { ends: Uint32Array.of(0, 1), colours: Uint8Array.of(0, 0, 255, 255) };
    drawBelow(drawn, { scene: { ...SCENE, faces, arrows }, morph: 1 }, project, '#888888');
    const svg = drawn.take();
    expect(svg).toContain('<path d="M20 20L120 20L120 120L20 120Z" fill="#ff0000" fill-opacity="0.2"/>');
    expect(svg).toContain('stroke="#ff0000" stroke-width="1" stroke-opacity="0.6"');
    // The tip keeps clear of the point at 120, and the head is 9 long.
    expect(svg).toContain('d="M116.5 20L107.5 23.5L107.5 16.5Z" fill="#0000ff"');
  });

  it('have edges over them, casings first', () => {
    const drawn = pen();
    const edges = {
      ends: Uint32Array.of(0, 1, 1, 2),
      strengths: Float32Array.of(0, 1),
      colour: [1, 2, 3, 255] as const,
      casing: [250, 250, 250, 255] as const,
    };
    drawAbove(drawn, { scene: { ...SCENE, edges }, morph: 1 }, project);
    const strokes = [...drawn.take().matchAll(/stroke="(#\w+)" stroke-width="([\d.]+)"/g)];
    expect(strokes.map(([, colour, width]) => [colour, Number(width)])).toEqual([
      ['#fafafa', 2.4],
      ['#fafafa', 7.6],
      ['#010203', 0.8],
      ['#010203', 6],
    ]);
  });

  it('leave out what is behind the camera', () => {
    const drawn = pen();
    const points = { ...SCENE.points, positions: Float32Array.of(0, 0, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0) };
    const arrows = { ends: Uint32Array.of(0, 1), colours: Uint8Array.of(0, 0, 255, 255) };
    drawBelow(drawn, { scene: { ...SCENE, points, arrows }, morph: 1 }, project, '#888888');
    expect(drawn.take()).toBe('');
  });
});

describe('legends of a figure', () => {
  const legend: CategoryLegend = {
    kind: 'categories',
    title: 'lobes',
    entries: [
      { name: 'a', colour: '#ff0000', count: 1200 },
      { name: 'b', colour: '#00ff00' },
    ],
    entryOf: [0, 1, 0, 1],
    shaped: 2,
  };
  const state: LegendState = { choice: null, shapes: false, factor: 0.5, colour: '#555555' };
  const legends = (change: Partial<LegendState>) =>
    figureLegends({ ...SCENE, legend }, { ...state, ...change });

  it('have the entries as they are drawn', () => {
    expect(legends({ shapes: true })).toEqual([
      {
        title: 'lobes',
        entries: [
          { name: 'a', mark: { kind: 'shape', colour: '#ff0000', shape: 0 }, count: '1,200' },
          { name: 'b', mark: { kind: 'shape', colour: '#00ff00', shape: 1 } },
        ],
      },
    ]);
  });

  it('leave out what the picture does not show', () => {
    const choice = { legend: legendKey(['lobes', 'a', 'b']), alone: null, hidden: [0] };
    expect(legends({ choice })[0]!.entries.map(({ name }) => name)).toEqual(['b']);
  });

  it('show sizes as large as the points are in the figure', () => {
    const sizes = { kind: 'sizes', title: 'size', entries: [{ name: '25 %', diameter: 12 }] } as const;
    const [found] = figureLegends({ ...SCENE, legend: sizes }, state);
    expect(found!.entries[0]!.mark).toEqual({ kind: 'disc', colour: '#555555', diameter: 6 });
  });

  it('draw a gradient in its own colours', () => {
    const gradient = 'linear-gradient(to right, #000000, #ffffff)';
    const one = { kind: 'gradient', title: 'norm', low: '0', high: '1', gradient } as const;
    const [found] = figureLegends({ ...SCENE, legend: one }, state);
    const mark = { kind: 'gradient', colours: ['#000000', '#ffffff'] };
    expect(found!.entries).toEqual([{ before: '0', name: '1', mark }]);
  });
});

describe('the camera of a figure', () => {
  it('shows the same from the same place, and leaves the stage’s camera as it is', () => {
    const camera = new PerspectiveCamera(42, 1.5);
    camera.position.set(0, 0, 3);
    camera.zoom = 1;
    const wide = Float32Array.of(-1, 0, 0, 1, 0, 0, 0, 0.1, 0, 0, -0.1, 0);
    const scene = { ...SCENE, points: { ...SCENE.points, positions: wide } };
    const drawing = { camera, size: { width: 600, height: 400 } } as Drawing;
    const seen = cameraFor(drawing, scene, { width: 600, height: 400 });
    expect(seen.zoom).toBeCloseTo(1, 9);
    expect(seen.aspect).toBe(1.5);
    const tall = cameraFor(drawing, scene, { width: 400, height: 600 });
    expect(tall.aspect).toBeCloseTo(2 / 3, 9);
    expect(tall.zoom).toBeLessThan(1);
    expect([camera.zoom, camera.aspect]).toEqual([1, 1.5]);
  });
});
