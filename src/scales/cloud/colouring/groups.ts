import { forEachBelow, type Steps } from '../../../math/work/steps.ts';
import { inOneNumber, rgb } from '../../../stage/colour.ts';
import type { CategoryLegend, Legend } from '../../../stage/scene.ts';
import { categoryColour } from '../../../state/categoryColour.ts';
import type { Palette } from '../../../state/theme.ts';
import type { Painted } from './painted.ts';

/** Colours by the group of each point. */
export interface Categorical {
  readonly kind: 'category';
  readonly title: string;
  /** the group of each point, −1 for no group, `[n]` */
  readonly groups: ArrayLike<number>;
  /** by group, in the order of colours */
  readonly names: readonly string[];
  /** each group’s place among the colours; its number if left out */
  readonly slots?: readonly number[];
  /** what points of no group are called */
  readonly none: string;
  readonly style?: Partial<GroupStyle>;
}

/** How points and the legend show groups. */
export interface GroupStyle {
  /** the only group in its colour, the others like points of no group; null for all */
  readonly only: number | null;
  /** the scale keeps which group is shown alone; see `CategoryLegend` */
  readonly alone: CategoryLegend['alone'];
  /** opacity of each point of a group, in [0, 1], `[n]`; null if all are alike */
  readonly opacities: ArrayLike<number> | null;
  /** opacity of points of no group: they are seen, and hide nothing */
  readonly faint: number;
}

/** Opacity of points of no group or without a value: alone on the background they are seen, and in a cloud they hide little. */
export const UNKNOWN = 0.45;

const STYLE: GroupStyle = {
  only: null,
  alone: undefined,
  opacities: null,
  faint: UNKNOWN,
};
/** Opacity of points of a group. */
const GROUPED = 0.88;
/** The legend names this number of groups at most, which is the largest number of lobes, and sums up the others. */
const MOST_NAMED = 1024;

/** Colours by group, and their legend, which counts every point; in steps. */
export function* paintingGroups(colouring: Categorical, n: number, palette: Palette): Steps<Painted> {
  const { groups, names, slots, style } = colouring;
  const { only, opacities, faint } = { ...STYLE, ...style };
  const hexes = names.map((_, group) => categoryColour(palette, slots?.[group] ?? group));
  const shades = hexes.map(rgb);
  const full = shades.map((shade) => inOneNumber(shade, GROUPED));
  const grey = rgb(palette.other);
  const none = inOneNumber(grey, faint);
  const colours = new Uint32Array(n);
  yield* forEachBelow(n, (i) => {
    const group = groups[i] ?? -1;
    const opacity = opacities?.[i];
    if (group < 0 || (only !== null && group !== only)) colours[i] = none;
    else if (opacity === undefined) colours[i] = full[group] ?? inOneNumber(grey, GROUPED);
    else colours[i] = inOneNumber(shades[group] ?? grey, opacity);
  });
  return {
    colours: new Uint8Array(colours.buffer),
    // The swatch is not as faint as the points: a small square of that grey would hardly be seen.
    legend: legendOf(colouring, n, palette.categories.length, hexes, {
      others: palette.dim,
      none: palette.other,
    }),
  };
}

/** The named groups, the others together, and the points of no group; without entries that no point has. */
function legendOf(
  { groups, names, slots, none, title, style }: Categorical,
  n: number,
  colours: number,
  hexes: readonly string[],
  swatches: { readonly others: string; readonly none: string },
): Legend {
  const named = Math.min(names.length, MOST_NAMED);
  const others = names.length > named ? named : -1;
  const ungrouped = others < 0 ? named : named + 1;
  const counts = new Uint32Array(ungrouped + 1);
  // A loop, because `Int32Array.from` takes ten times as long, which a million points would feel.
  const entryOf = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const group = groups[i] ?? -1;
    const entry = group < 0 ? ungrouped : group < named ? group : others;
    counts[entry]!++;
    entryOf[i] = entry;
  }
  const entries = names
    .slice(0, named)
    .map((name, group) => ({ name, colour: hexes[group]!, count: counts[group]! }));
  if (others >= 0) {
    entries.push({ name: `${names.length - named} others`, colour: swatches.others, count: counts[others]! });
  }
  if (counts[ungrouped]! > 0) entries.push({ name: none, colour: swatches.none, count: counts[ungrouped]! });
  const alone = style?.alone;
  const order = slots && byFamily(slots.slice(0, named), colours, entries.length);
  return {
    kind: 'categories',
    title,
    entries,
    entryOf,
    shaped: named,
    ...(order && { order }),
    ...(alone && { alone }),
  };
}

/**
 * The entries of a legend with the shades of each colour beside each other, families in the order of their first groups;
 * undefined if no group has a shade.
 *
 * @param slots  the place of each group among the colours
 * @param colours  the number of colours; places that differ by a multiple of it are shades of one colour
 * @param entries  the number of entries; those after the groups stay last
 */
function byFamily(slots: readonly number[], colours: number, entries: number): number[] | undefined {
  if (!slots.some((slot) => slot >= colours)) return undefined;
  const families = new Map<number, number[]>();
  slots.forEach((slot, group) => {
    const family = families.get(slot % colours);
    if (family) family.push(group);
    else families.set(slot % colours, [group]);
  });
  const others = Array.from({ length: entries - slots.length }, (_, i) => slots.length + i);
  return [...families.values(), others].flat();
}

/** Names as groups, the most frequent first; an empty name is no group. */
export function groupsOf(names: readonly string[]): { groups: Int32Array; names: string[] } {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  const place = new Map(order.map((name, i) => [name, i]));
  return { groups: Int32Array.from(names, (name) => place.get(name) ?? -1), names: order };
}
