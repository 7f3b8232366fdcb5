import type { Palette } from './theme.ts';

/** The least share of another colour in a shade, and the greatest. */
const LEAST = 0.22;
const MOST = 0.6;
/** Shades are not so near the background that their contrast to it is less than this (WCAG 2.2). */
const CONTRAST = 3.3;
/** How far the hues of shades are turned, in degrees, in turn: a little, so that the parent is recognised. */
const TURNS = [0, 18, -18, 9, -9] as const;

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
  const turned = turnedHue(rgbOf(base), (TURNS[shade % TURNS.length]! * Math.PI) / 180);
  const [to, most] = targetsOf(turned, rgbOf(text), rgbOf(background))[(shade - 1) % 2]!;
  const step = spread((shade - 1) >> 1);
  // The first shade of a direction goes half the way, so that it differs from the base and from those that follow.
  const share = most * (LEAST / MOST + (1 - LEAST / MOST) * ((step + 0.5) % 1));
  return hexOf(mixed(turned, to, share));
}

/** The colours that shades are mixed with, and the greatest share of each; that which leads farther comes first. */
function targetsOf(colour: Rgb, text: Rgb, background: Rgb): (readonly [Rgb, number])[] {
  const toText = [text, MOST] as const;
  let most = MOST;
  while (most > 0.05 && contrast(mixed(colour, background, most), background) < CONTRAST) most -= 0.05;
  const toBackground = [background, most] as const;
  const far = ([to, share]: readonly [Rgb, number]) =>
    share * Math.hypot(...to.map((value, i) => value - colour[i]!));
  return far(toText) >= far(toBackground) ? [toText, toBackground] : [toBackground, toText];
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [one, other].map((colour) => {
    const [r, g, bl] = colour.map((value) =>
      value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    ) as unknown as Rgb;
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl + 0.05;
  }) as [number, number];
  return Math.max(a, b) / Math.min(a, b);
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
