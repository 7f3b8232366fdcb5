import { significant } from '../../../controls/numbers.ts';
import { forEachBelow, type Steps } from '../../../math/work/steps.ts';
import { inOneNumber, rgb, viridis, type Rgb } from '../../../stage/colour.ts';
import type { Legend } from '../../../stage/scene.ts';
import type { Palette } from '../../../state/theme.ts';
import { UNKNOWN } from './groups.ts';
import type { Painted } from './painted.ts';
import { isUsable, pooledRange, type ColourRange } from '../analysis/columns/pooledRange.ts';

/** Colours by a number of each point. */
export interface Continuous {
  readonly kind: 'number';
  readonly title: string;
  /** `[n]`; NaN for a point without a value */
  readonly values: ArrayLike<number>;
  /** colours follow the logarithm; 0 then counts as no value */
  readonly logarithmic: boolean;
  readonly print: (value: number) => string;
  /** what the colours span; the points' own values if absent */
  readonly range?: ColourRange;
  /** stands in the legend: of what the range is, or what grey means */
  readonly note?: string;
  /** what a point without a value is, in words; `unknown` if absent */
  readonly none?: string;
}

/** A numeric column: by its logarithm if it is positive and spans more than two orders of magnitude. */
export function column(
  title: string,
  values: ArrayLike<number>,
  print = (v: number) => significant(v),
): Continuous {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { kind: 'number', title, values, logarithmic: low > 0 && high / low > 100, print };
}

/** Numbers that differ by less than this share, such as norms of unit vectors in half precision, are one colour. */
const SAME = 1e-3;

/** How values become colours: from `low` to `high`, which all values share if they do not vary. */
interface Range extends ColourRange {
  readonly varies: boolean;
  /** the place of a usable value, 0 at `low` and 1 at `high` */
  readonly place: (value: number) => number;
}

/** Colours by number, and their legend; in steps. */
export function* paintingNumbers(colouring: Continuous, n: number, palette: Palette): Steps<Painted> {
  const ramp = rampOn(palette);
  const span = colouring.range ?? pooledRange([colouring.values], colouring.logarithmic);
  const range = span && placing(span);
  const colours = new Uint32Array(n);
  const grey = inOneNumber(rgb(palette.other), UNKNOWN);
  yield* forEachBelow(n, (i) => {
    const value = colouring.values[i];
    const coloured = range !== null && isUsable(value, range.logarithmic);
    colours[i] = coloured ? ramp.shades[shadeAt(range.place(value))]! : grey;
  });
  return { colours: new Uint8Array(colours.buffer), legend: range && legendOf(colouring, range, ramp) };
}

function placing(span: ColourRange): Range {
  const { low, high, logarithmic } = span;
  const scale = logarithmic ? Math.log : (value: number) => value;
  const [from, width] = [scale(low), scale(high) - scale(low)];
  const varies = width > (logarithmic ? SAME : SAME * Math.abs(high));
  const place = (value: number) => (varies ? (scale(value) - from) / width : 0.5);
  return { ...span, varies, place };
}

interface Ramp {
  readonly colour: (t: number) => Rgb;
  /** the colours of points, from low to high, each as one number */
  readonly shades: Uint32Array;
  /** in CSS, from low to high */
  readonly gradient: string;
}

/** The part of viridis that stands out from a dark background, and from a light one. */
const ON_DARK = [0.12, 1] as const;
const ON_LIGHT = [0, 0.8] as const;
/** Colours of the gradient in a legend. */
const GRADIENT_STEPS = 9;
/** Points take one of this number of colours, computed once: more could not be told apart in 8 bits. */
const SHADES = 2048;

/** Viridis from low to high, in the same direction on every background, without the end that the background swallows. */
function rampOn(palette: Palette): Ramp {
  const brightness = rgb(palette.background).reduce((sum, part) => sum + part, 0) / 765;
  const [low, high] = brightness < 0.5 ? ON_DARK : ON_LIGHT;
  const colour = (t: number) => viridis(low + (high - low) * Math.min(1, Math.max(0, t)));
  const steps = Array.from({ length: GRADIENT_STEPS }, (_, i) => hex(colour(i / (GRADIENT_STEPS - 1))));
  const shades = Uint32Array.from({ length: SHADES + 1 }, (_, i) => inOneNumber(colour(i / SHADES), 0.85));
  return { colour, shades, gradient: `linear-gradient(to right, ${steps.join(', ')})` };
}

/** The shade at `t`, which is clamped to [0, 1]. */
const shadeAt = (t: number): number => Math.round(SHADES * Math.min(1, Math.max(0, t)));

function legendOf({ title, values, print, note }: Continuous, range: Range, ramp: Ramp): Legend {
  const { low, high, least, most, logarithmic, varies } = range;
  if (!varies) {
    const name = `${title}: ${print(high)} everywhere`;
    let count = 0;
    for (let i = 0; i < values.length; i++) if (isUsable(values[i], logarithmic)) count++;
    return { kind: 'categories', title, entries: [{ name, colour: hex(ramp.colour(0.5)), count }] };
  }
  const beyond = (value: number, end: number, sign: string) => (value === end ? '' : sign);
  return {
    kind: 'gradient',
    title: logarithmic ? `${title} (logarithmic)` : title,
    low: beyond(low, least, '≤ ') + print(low),
    high: beyond(high, most, '≥ ') + print(high),
    gradient: ramp.gradient,
    ...(note !== undefined && { note }),
  };
}

function hex(colour: Rgb): string {
  return '#' + colour.map((value) => value.toString(16).padStart(2, '0')).join('');
}
