import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contrast,
  difference,
  labOf,
  leastDifference,
  linearOf,
  seen,
  VISIONS,
} from '../bench/palette/vision.ts';
import { categoryColour } from '../src/state/categoryColour.ts';
import type { Palette } from '../src/state/theme.ts';

const [dark = '', light = ''] = readFileSync('src/controls/theme.css', 'utf8').split("[data-theme='light']");

/** The colours of a theme, as the style sheet has them. */
function paletteOf(sheet: string): Palette {
  const value = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(sheet)?.[1] ?? '';
  const categories = Array.from({ length: 24 }, (_, i) => value(`category-${i + 1}`));
  return {
    categories,
    other: value('category-other'),
    background: value('background'),
    text: value('text'),
  } as unknown as Palette;
}

const least = (one: string, other: string) => leastDifference(seen(one), seen(other));
const normal = (one: string, other: string) => difference(labOf(linearOf(one)), labOf(linearOf(other)));
const pairs = <T>(list: readonly T[]) =>
  list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));

describe.each([
  ['dark', paletteOf(dark)],
  ['light', paletteOf(light)],
])('colours of categories, %s', (_, palette) => {
  const { categories, other, background } = palette;

  it('the first eight differ by 12 or more (CIE76), for normal vision and for three dichromacies', () => {
    const close = pairs(categories.slice(0, 8)).filter(([a, b]) => least(a, b) < 12);
    expect(close).toEqual([]);
  });

  it('the long palette’s neighbours differ for every vision, and any two for normal vision', () => {
    const neighbours = categories.map((a, i) => [a, categories[(i + 1) % categories.length]!] as const);
    expect(neighbours.filter(([a, b]) => least(a, b) < 12)).toEqual([]);
    expect(pairs(categories).filter(([a, b]) => normal(a, b) < 12)).toEqual([]);
  });

  it('all are text on the background, and none is the grey of points of no group', () => {
    expect(categories.filter((colour) => contrast(colour, background) < 4.5)).toEqual([]);
    expect(categories.filter((colour) => normal(colour, other) < 20)).toEqual([]);
  });

  it('the first eight differ from the grey of points of no group by 12 or more, for every vision', () => {
    expect(categories.slice(0, 8).filter((colour) => least(colour, other) < 12)).toEqual([]);
    expect(contrast(other, background)).toBeGreaterThan(3);
  });

  it('1,024 groups have colours that are seen, with shades after the 24th, and none is the grey', () => {
    const all = Array.from({ length: 1024 }, (_, i) => categoryColour(palette, i));
    expect(all.slice(0, 24)).toEqual(categories);
    expect(all.filter((colour) => contrast(colour, background) < 3)).toEqual([]);
    expect(all.filter((colour) => normal(colour, other) < 8)).toEqual([]);
    expect(new Set(all.slice(0, 240)).size).toBe(240);
    expect(all.slice(0, 240).filter((a, i) => normal(a, all[i + 1]!) < 12)).toEqual([]);
    expect(categoryColour(palette, -1)).toBe(other);
  });

  it('shades of a parent differ from the next ones, and all from each other, and none is the grey', () => {
    // Of ten lobes in a family; their numbers are a multiple of 24 apart.
    const shadesOf = (parent: number) =>
      Array.from({ length: 10 }, (__, shade) => categoryColour(palette, parent + 24 * shade));
    const first = Array.from({ length: 8 }, (__, parent) => shadesOf(parent));
    const next = first.flatMap((shades) => shades.slice(1).map((shade, i) => normal(shades[i]!, shade)));
    expect(Math.min(...next)).toBeGreaterThan(12);
    expect(Math.min(...first.flatMap(pairs).map(([a, b]) => normal(a, b)))).toBeGreaterThan(2.3);
    const all = categories.flatMap((__, parent) => shadesOf(parent));
    expect(Math.min(...all.map((shade) => normal(shade, other)))).toBeGreaterThan(12);
  });
});

describe('colour vision', () => {
  it('white, grey and black look the same to everyone', () => {
    for (const grey of ['#ffffff', '#808080', '#000000']) {
      for (const vision of Object.values(VISIONS)) {
        expect(difference(labOf(vision(linearOf(grey))), labOf(linearOf(grey)))).toBeLessThan(0.5);
      }
    }
  });

  it('L*a*b* and contrast are those of the standards', () => {
    // sRGB red, green and blue under D65, as in Lindbloom’s calculator.
    const lab = (hex: string) => labOf(linearOf(hex)).map((value) => Math.round(10 * value) / 10);
    expect(lab('#ff0000')).toEqual([53.2, 80.1, 67.2]);
    expect(lab('#00ff00')).toEqual([87.7, -86.2, 83.2]);
    expect(lab('#0000ff')).toEqual([32.3, 79.2, -107.9]);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('red and green are close to protanopes and deuteranopes, blue and green to tritanopes', () => {
    const [red, green] = ['#c8503c', '#8c7828'].map(seen);
    const byVision = Object.keys(VISIONS).map((_, i) => difference(red![i]!, green![i]!));
    const named = Object.fromEntries(Object.keys(VISIONS).map((name, i) => [name, byVision[i]!]));
    expect(named['normal']).toBeGreaterThan(2 * named['deuteranopia (Viénot)']!);
    expect(named['normal']).toBeGreaterThan(2 * named['deuteranopia (Machado)']!);
  });
});
