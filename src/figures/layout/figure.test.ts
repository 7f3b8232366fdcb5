import { describe, expect, it } from 'vitest';
import { SvgPen, svgSheet } from '../pens/svgSheet.ts';
import { figureSvg } from '../output/svg.ts';
import { figureSize, POINTS_PER_UNIT } from '../sizes.ts';
import { drawFigure, layOut, type Figure } from './figure.ts';
import { placeLegends, type FigureLegend } from './legend.ts';
import { wrapped } from './wrapped.ts';

/** Every character is half as wide as its font is high. */
const measure = (text: string, font: string) => text.length * 0.5 * parseFloat(font.split(' ')[1]!);
const pen = () => new SvgPen(measure);

const LEGEND: FigureLegend = {
  title: 'lobes',
  entries: [
    { name: 'code <1>', mark: { kind: 'shape', colour: '#ff0000', shape: 2 }, count: '1,682' },
    { name: 'law & order', mark: { kind: 'shape', colour: '#00ff00', shape: 0 } },
  ],
};

const figure = (change: Partial<Figure> = {}): Figure => ({
  title: 'Brain: mini-sae, layer 2',
  provenance: 'mini-sae · layer 2 · seed 42 · Tricosm 0.1.0',
  legends: [LEGEND],
  body: {
    clipped: true,
    height: (width) => width / 2,
    draw: ({ inset }, width, height) =>
      inset({ image: null, markup: (w, h) => `<image width="${w}" height="${h}"/>` }, width, height),
  },
  ink: { text: '#111111', dim: '#555555', faint: '#999999', line: '#cccccc', background: '#ffffff' },
  ground: '#ffffff',
  ...change,
});

describe('the layout of a figure', () => {
  it('puts title, picture, legend and provenance below each other, without overlaps', () => {
    const place = layOut(figure(), 400, pen());
    expect(place.title).toHaveLength(1);
    expect(place.bodyTop).toBeGreaterThanOrEqual(6 + 18);
    expect(place.bodyHeight).toBe(194);
    expect(place.legendTop).toBeGreaterThanOrEqual(place.bodyTop + place.bodyHeight);
    expect(place.provenanceTop).toBeGreaterThanOrEqual(place.legendTop + place.legend.height);
    expect(place.height).toBeGreaterThan(place.provenanceTop + 10);
  });

  it('takes no room for what is left out', () => {
    const bare = layOut(figure({ title: '', provenance: '', legends: [] }), 400, pen());
    expect(bare.height).toBe(194 + 12);
  });

  it('breaks a long legend into lines that stay within the figure, and says how many entries it leaves out', () => {
    const entries = Array.from({ length: 60 }, (_, i) => ({ name: `lobe ${i}`, mark: null }));
    const { items, height } = placeLegends([{ title: 'lobes', entries }], 300, pen());
    expect(Math.max(...items.map(({ x }) => x))).toBeLessThan(300);
    expect(height).toBeGreaterThan(16 * 5);
    expect(items.at(-1)!.entry!.name).toBe('and 12 more');
    expect(items.filter(({ entry }) => entry)).toHaveLength(49);
    const seen = items.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('a figure as SVG', () => {
  const svg = figureSvg(figure(), figureSize('column', 0), measure);

  it('has its printed size, and says what it shows', () => {
    expect(svg).toContain('width="85mm"');
    expect(svg).toContain('viewBox="0 0 401.575 ');
    expect(svg).toContain('<title>Brain: mini-sae, layer 2</title>');
    expect(svg).toContain('<desc>mini-sae · layer 2 · seed 42 · Tricosm 0.1.0</desc>');
  });

  it('keeps texts as texts, escaped', () => {
    expect(svg).toContain('>code &lt;1&gt;</text>');
    expect(svg).toContain('>law &amp; order</text>');
    expect(svg).toContain('>mini-sae · layer 2 · seed 42 · Tricosm 0.1.0</text>');
    expect(svg).not.toContain('var(');
  });

  it('has no type below 6 points', () => {
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.min(...sizes) * POINTS_PER_UNIT).toBeGreaterThanOrEqual(6);
  });

  it('has no ground if it is transparent', () => {
    const ground = /<path d="M0 0h401.575[^>]*fill="#ffffff"\/>/;
    expect(svg).toMatch(ground);
    expect(figureSvg(figure({ ground: null }), figureSize('column', 0), measure)).not.toMatch(ground);
  });

  it('cuts the picture at its frame, and not the rest', () => {
    const sheet = svgSheet(measure);
    drawFigure(sheet, figure(), layOut(figure(), 400, pen()));
    const drawn = sheet.content();
    expect(drawn).toContain('<clipPath id="clip-1"><rect width="388" height="194"/></clipPath>');
    expect(drawn.match(/clip-path=/g)).toHaveLength(1);
  });
});

describe('lines of text', () => {
  const each = (text: string) => text.length;

  it('are broken at blanks, and within words that are too long', () => {
    expect(wrapped('one two three', 7, each)).toEqual(['one two', 'three']);
    expect(wrapped('incomprehensible', 6, each)).toEqual(['incomp', 'rehens', 'ible']);
    expect(wrapped('seed\u00a042 is', 7, each)).toEqual(['seed\u00a042', 'is']);
    expect(wrapped('', 7, each)).toEqual([]);
  });

  it('say that there is more', () => {
    expect(wrapped('one two three four', 7, each, 2)).toEqual(['one two', 'three…']);
  });
});
