/** A colour that every program understands, and its opacity. */
export interface PlainColour {
  /** `#rrggbb`, or `none` */
  readonly colour: string;
  /** in [0, 1] */
  readonly opacity: number;
}

/**
 * A colour as a browser computes it (`rgb(…)`, `rgba(…)`, `color(srgb …)`) or a hex colour, without the forms that drawing
 * programs do not read.
 *
 * @returns the text itself, opaque, if it is in another form, such as `url(#gradient)`
 */
export function plainColour(computed: string): PlainColour {
  const text = computed.trim();
  if (text === 'none' || text === 'transparent' || text === '') return { colour: 'none', opacity: 1 };
  const numbers = text
    .split(/[\s,/()]+/)
    .map((part) => (part.endsWith('%') ? parseFloat(part) / 100 : parseFloat(part)))
    .filter((number) => !Number.isNaN(number));
  const opacity = Math.min(1, Math.max(0, numbers[3] ?? 1));
  if (/^rgba?\(/.test(text)) return opaque(numbers, 1, opacity);
  if (/^color\(srgb /.test(text)) return opaque(numbers, 255, opacity);
  return { colour: text, opacity: 1 };
}

function opaque(numbers: readonly number[], factor: number, opacity: number): PlainColour {
  const hex = [0, 1, 2].map((i) =>
    Math.round(Math.min(255, Math.max(0, (numbers[i] ?? 0) * factor)))
      .toString(16)
      .padStart(2, '0'),
  );
  return opacity === 0 ? { colour: 'none', opacity: 1 } : { colour: `#${hex.join('')}`, opacity };
}

/** The colours of a CSS gradient from left to right, evenly spaced. */
export function gradientColours(gradient: string): string[] {
  return gradient.match(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)/gi) ?? [];
}

/** The colour at `share` in [0, 1] along hex or rgb colours, as `#rrggbb`. */
export function colourAlong(colours: readonly string[], share: number): string {
  const parts = colours.map(channels);
  if (parts.length === 0) return '#888888';
  const place = Math.min(1, Math.max(0, share)) * (parts.length - 1);
  const below = Math.min(Math.max(0, parts.length - 2), Math.floor(place));
  const [low, high] = [parts[below]!, parts[Math.min(parts.length - 1, below + 1)]!];
  return opaque(
    low.map((value, i) => value + (high[i]! - value) * (place - below)),
    1,
    1,
  ).colour;
}

function channels(colour: string): number[] {
  if (!colour.startsWith('#')) return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  const hex = colour.slice(1);
  const size = hex.length < 6 ? 1 : 2;
  return [0, 1, 2].map((i) => parseInt(hex.slice(i * size, (i + 1) * size).repeat(3 - size), 16));
}
