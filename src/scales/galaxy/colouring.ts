import { significant } from '../../controls/numbers.ts';
import { paint, rgb, viridis, viridisGradient, type Rgb } from '../../stage/colour.ts';
import type { Legend } from '../../stage/scene.ts';
import { categoryColour, type Palette } from '../../state/theme.ts';

/** What the points' colours say. */
export type Colouring = Continuous | Categorical;

export interface Continuous {
  readonly kind: 'number';
  readonly title: string;
  /** `[n]`; what is not a number has no value */
  readonly values: ArrayLike<number>;
  /** 0 has no value either, and what is left is placed by its logarithm */
  readonly logarithmic: boolean;
  readonly print: (value: number) => string;
}

export interface Categorical {
  readonly kind: 'category';
  readonly title: string;
  /** the group of each point, −1 for none, `[n]` */
  readonly groups: ArrayLike<number>;
  /** by group, in the order of colours */
  readonly names: readonly string[];
  /** each group’s place among the colours; its number where left out */
  readonly slots?: readonly number[];
  /** what points of no group are called */
  readonly none: string;
}

/** Colours of the points, `[n, 4]`, and the legend that explains them. */
export interface Painted {
  readonly colours: Uint8Array;
  readonly legend: Legend | null;
}

/** Colours and legend; all points alike where there is nothing to colour by. */
export function painted(colouring: Colouring | null, n: number, palette: Palette): Painted {
  if (colouring?.kind === 'number') return paintNumbers(colouring, n, palette);
  if (colouring) return paintGroups(colouring, n, palette);
  const colours = new Uint8Array(4 * n);
  for (let i = 0; i < n; i++) paint(colours, i, rgb(palette.accent), 0.75);
  return { colours, legend: null };
}

/** What a point's colour says of it, for its tooltip. */
export function saidOf(colouring: Colouring, i: number): string {
  if (colouring.kind === 'category') return colouring.names[colouring.groups[i]!] ?? colouring.none;
  const value = colouring.values[i]!;
  return `${colouring.title}: ${Number.isFinite(value) ? colouring.print(value) : 'unknown'}`;
}

/** Viridis from low to high; on a light background turned around, so that high values stand out there too. */
function rampOn(palette: Palette): { colour: (t: number) => Rgb; gradient: string } {
  const brightness = rgb(palette.background).reduce((sum, part) => sum + part, 0) / 765;
  if (brightness < 0.5) return { colour: viridis, gradient: viridisGradient };
  return { colour: (t) => viridis(1 - t), gradient: viridisGradient.replace('to right', 'to left') };
}

/** Values beyond these shares of the points take the colour of the end. */
const ENDS = [0.01, 0.99] as const;

function paintNumbers(
  { values, logarithmic, title, print }: Continuous,
  n: number,
  palette: Palette,
): Painted {
  const ramp = rampOn(palette);
  const colours = new Uint8Array(4 * n);
  const usable = (value: number | undefined): value is number =>
    value !== undefined && Number.isFinite(value) && (!logarithmic || value > 0);
  const sorted = Float64Array.from(Array.from(values).filter(usable)).sort();
  const [low, high] = ENDS.map((share) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN);
  const scale = logarithmic ? Math.log : (value: number) => value;
  const span = scale(high!) - scale(low!);
  // Numbers as equal as half precision can say, such as norms of unit vectors, are one colour.
  const varies = span > (logarithmic ? 1e-3 : 1e-3 * Math.abs(high!));
  for (let i = 0; i < n; i++) {
    const value = values[i];
    if (!usable(value)) paint(colours, i, rgb(palette.other), 0.45);
    else paint(colours, i, ramp.colour(varies ? (scale(value) - scale(low!)) / span : 0.5), 0.85);
  }
  if (sorted.length === 0) return { colours, legend: null };
  const beyond = (value: number, end: number, sign: string) => (value === end ? '' : sign);
  return {
    colours,
    legend: varies
      ? {
          kind: 'gradient',
          title: logarithmic ? `${title} (logarithmic)` : title,
          low: beyond(low!, sorted[0]!, '≤ ') + print(low!),
          high: beyond(high!, sorted.at(-1), '≥ ') + print(high!),
          gradient: ramp.gradient,
        }
      : {
          kind: 'categories',
          title,
          entries: [
            {
              name: `${title}: ${print(high!)} everywhere`,
              colour: hex(ramp.colour(0.5)),
              count: sorted.length,
            },
          ],
        },
  };
}

/** Opacity of points of no group: seen, and hiding nothing. */
const FAINT = 0.3;

function paintGroups(
  { groups, names, none, title, slots }: Categorical,
  n: number,
  palette: Palette,
): Painted {
  const colourOf = (group: number) => categoryColour(palette, group < 0 ? group : (slots?.[group] ?? group));
  const colours = new Uint8Array(4 * n);
  const shown = Math.min(names.length, palette.categories.length);
  const counts = new Uint32Array(shown);
  let others = 0;
  let ungrouped = 0;
  for (let i = 0; i < n; i++) {
    const group = groups[i] ?? -1;
    paint(colours, i, rgb(colourOf(group)), group < 0 ? FAINT : group < shown ? 0.88 : 0.7);
    if (group < 0) ungrouped++;
    else if (group < shown) counts[group]!++;
    else others++;
  }
  const entries = names.slice(0, shown).map((name, group) => ({
    name,
    colour: colourOf(group),
    count: counts[group]!,
  }));
  const grey = (name: string, colour: string, count: number) => (count > 0 ? [{ name, colour, count }] : []);
  const faint = `color-mix(in srgb, ${palette.other} ${100 * FAINT}%, transparent)`;
  const more = names.length - shown;
  return {
    colours,
    legend: {
      kind: 'categories',
      title,
      entries: [
        ...entries,
        ...grey(`${more} others`, palette.other, others),
        ...grey(none, faint, ungrouped),
      ],
    },
  };
}

function hex(colour: readonly [number, number, number]): string {
  return '#' + colour.map((value) => value.toString(16).padStart(2, '0')).join('');
}

/** Names as groups, the most frequent first; an empty name is none. */
export function groupsOf(names: readonly string[]): { groups: Int32Array; names: string[] } {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  const place = new Map(order.map((name, i) => [name, i]));
  return { groups: Int32Array.from(names, (name) => place.get(name) ?? -1), names: order };
}

/** A numeric column: by its logarithm where it is positive and spans more than two orders of magnitude. */
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
  return {
    kind: 'number',
    title,
    values,
    logarithmic: low >= 0 && (low === 0 ? false : high / low > 100),
    print,
  };
}
