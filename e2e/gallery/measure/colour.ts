/** Red, green, blue in [0, 255] and opacity in [0, 1]. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true })!;

/** The colours that were drawn: a page has few, and asks for them ten thousand times. */
const drawn = new Map<string, Colour>();

/** A computed CSS colour, in whatever notation. */
export function colourOf(css: string, opacity = 1): Colour {
  const known = drawn.get(css) ?? drawnColour(css);
  drawn.set(css, known);
  const [red, green, blue, alpha] = known;
  return [red, green, blue, alpha * opacity];
}

function drawnColour(css: string): Colour {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** A colour laid over others, of which the first is the uppermost. */
export function over(layers: readonly Colour[]): Colour {
  return layers.reduceRight<Colour>(
    ([r, g, b], [red, green, blue, opacity]) => [
      red * opacity + r * (1 - opacity),
      green * opacity + g * (1 - opacity),
      blue * opacity + b * (1 - opacity),
      1,
    ],
    [255, 255, 255, 1],
  );
}

/** The contrast of two opaque colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
