import type { Palette } from './theme.ts';

/** The least and the greatest share of the text's colour in a shade. */
const LEAST = 0.22;
const MOST = 0.6;

/**
 * The colour of group `i`, and the grey `other` below 0. After the last category its colours come again in shades: mixed
 * with the text's colour, which stands out from the background in both themes.
 */
export function categoryColour({ categories, text, other }: Palette, i: number): string {
  if (i < 0 || categories.length === 0) return other;
  const base = categories[i % categories.length]!;
  const round = Math.floor(i / categories.length);
  return round === 0 ? base : mixed(base, text, LEAST + (MOST - LEAST) * spread(round - 1));
}

/** The van der Corput sequence 0, ½, ¼, ¾, …: each number lies far from those before it. */
function spread(i: number): number {
  let value = 0;
  for (let rest = i, part = 0.5; rest > 0; rest >>= 1, part /= 2) value += (rest & 1) * part;
  return value;
}

/** A colour `#rrggbb` with a share of another in it. */
function mixed(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((hex) => parseInt(hex.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
