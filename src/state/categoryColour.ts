import type { Palette } from './theme.ts';

/** The least and the greatest share of the text's colour in a shade, and the greatest of the background's. */
const LEAST = 0.22;
const MOST = 0.6;
const BACKGROUND = 0.12;
/** How far the hue of every second and third shade is turned, in radians: a little, so that the parent is recognised. */
const TURNS = [0, Math.PI / 10, -Math.PI / 10] as const;

type Rgb = readonly [number, number, number];

/**
 * The colour of group `i`, and the grey `other` below 0. After the last category its colours come again in shades; groups
 * whose numbers differ by a multiple of the number of categories are shades of one parent. Shade after shade is mixed with
 * the text's colour or the background's, and its hue is turned a little, so that those that follow each other differ.
 */
export function categoryColour({ categories, text, background, other }: Palette, i: number): string {
  if (i < 0 || categories.length === 0) return other;
  const base = categories[i % categories.length]!;
  const shade = Math.floor(i / categories.length);
  if (shade === 0) return base;
  const turned = turnedHue(rgbOf(base), TURNS[shade % TURNS.length]!);
  const step = spread((shade - 1) >> 1);
  return shade % 2 === 1
    ? hexOf(mixed(turned, rgbOf(text), LEAST + (MOST - LEAST) * step))
    : hexOf(mixed(turned, rgbOf(background), BACKGROUND * (1 - step)));
}

/** The van der Corput sequence 0, ½, ¼, ¾, …: each number lies far from those before it. */
function spread(i: number): number {
  let value = 0;
  for (let rest = i, part = 0.5; rest > 0; rest >>= 1, part /= 2) value += (rest & 1) * part;
  return value;
}

/** A colour with a share of another in it. */
const mixed = (one: Rgb, other: Rgb, share: number): Rgb =>
  one.map((value, i) => value + (other[i]! - value) * share) as unknown as Rgb;

/** A colour turned about the axis of greys, as far as the screen can show it. */
function turnedHue([r, g, b]: Rgb, angle: number): Rgb {
  const along = (1 - Math.cos(angle)) / 3;
  const same = Math.cos(angle) + along;
  const across = Math.sin(angle) / Math.sqrt(3);
  const turned = [
    same * r + (along - across) * g + (along + across) * b,
    (along + across) * r + same * g + (along - across) * b,
    (along - across) * r + (along + across) * g + same * b,
  ];
  return turned.map((value) => Math.min(255, Math.max(0, value))) as unknown as Rgb;
}

/** Reads `#rrggbb`. */
const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

const hexOf = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
