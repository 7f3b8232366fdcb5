import { paint, rgb } from '../../../stage/colour.ts';
import type { Legend } from '../../../stage/scene.ts';
import { categoryColour } from '../../../state/categoryColour.ts';
import type { Palette } from '../../../state/theme.ts';

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
  /** opacity of each point of a group, in [0, 1], `[n]`; null if all are alike */
  readonly opacities: ArrayLike<number> | null;
  /** opacity of points of no group: they are seen, and hide nothing */
  readonly faint: number;
  /** the legend’s swatch for points of no group is as faint as they are */
  readonly faintSwatch: boolean;
}

const STYLE: GroupStyle = {
  only: null,
  opacities: null,
  faint: 0.3,
  faintSwatch: true,
};
/** Opacity of points of a group. */
const GROUPED = 0.88;
/** The legend names this number of groups at most, as many as there can be lobes, and sums up the others. */
const MOST_NAMED = 1024;

/** Colours by group, and their legend, which counts every point. */
export function paintGroups(
  { groups, names, none, title, slots, style }: Categorical,
  n: number,
  palette: Palette,
): { colours: Uint8Array; legend: Legend } {
  const { only, opacities, faint, faintSwatch } = { ...STYLE, ...style };
  const colourOf = (group: number) => categoryColour(palette, group < 0 ? group : (slots?.[group] ?? group));
  const colours = new Uint8Array(4 * n);
  const named = Math.min(names.length, MOST_NAMED);
  const counts = new Uint32Array(named);
  let others = 0;
  let ungrouped = 0;
  for (let i = 0; i < n; i++) {
    const group = groups[i] ?? -1;
    if (group < 0 || (only !== null && group !== only)) paint(colours, i, rgb(palette.other), faint);
    else paint(colours, i, rgb(colourOf(group)), opacities?.[i] ?? GROUPED);
    if (group < 0) ungrouped++;
    else if (group < named) counts[group]!++;
    else others++;
  }
  const swatch = faintSwatch
    ? `color-mix(in srgb, ${palette.other} ${100 * faint}%, transparent)`
    : palette.other;
  const rest = [
    { name: `${names.length - named} others`, colour: palette.dim, count: others },
    { name: none, colour: swatch, count: ungrouped },
  ];
  return {
    colours,
    legend: {
      kind: 'categories',
      title,
      entries: [
        ...names.slice(0, named).map((name, group) => ({
          name,
          colour: colourOf(group),
          count: counts[group]!,
        })),
        ...rest.filter(({ count }) => count > 0),
      ],
    },
  };
}

/** Names as groups, the most frequent first; an empty name is no group. */
export function groupsOf(names: readonly string[]): { groups: Int32Array; names: string[] } {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  const place = new Map(order.map((name, i) => [name, i]));
  return { groups: Int32Array.from(names, (name) => place.get(name) ?? -1), names: order };
}
