import type { Box } from './box.ts';

/** A label to be placed, in CSS pixels. */
export interface Wanted {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** of what is drawn: its text, or the plate behind it */
  readonly width: number;
  readonly height: number;
  /** labels of more weight are placed first */
  readonly weight: number;
  /** from the point that it names, such as the radius of a ring around it; 7 if absent */
  readonly gap?: number;
  /** whether it stands on its place, and not beside it */
  readonly centred?: boolean;
}

/** A placed label: the left end and the middle of what is drawn. */
export interface Placed {
  /** its place among the wanted labels */
  readonly label: number;
  readonly x: number;
  readonly y: number;
}

/** Between labels, and between a label and its point. */
const GAP = 3;
const NEAR = 7;
/** A label needs this share of the picture, in square pixels. */
const ROOM = 7000;
/** Even the smallest picture has room for this number of labels. */
const FEWEST = 8;

/** The number of labels that a picture has room for, so that a small one is not full of words. */
export function labelsFor({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.max(FEWEST, Math.floor((width * height) / ROOM));
}

/** A heading covers points of its group and of others, so that it needs more of the picture, in square pixels. */
const HEADING_ROOM = 45_000;
const FEWEST_HEADINGS = 5;

/** The number of headings that a picture has room for: the others are in the legend, and in the tooltips of their points. */
export function headingsFor({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.max(FEWEST_HEADINGS, Math.floor((width * height) / HEADING_ROOM));
}

/** Labels without the headings of least weight, if there are more headings than the picture has room for. */
export function withFewHeadings<T extends { readonly weight: number; readonly heading?: boolean }>(
  labels: readonly T[],
  most: number,
): readonly T[] {
  const headings = labels.filter(({ heading }) => heading);
  if (headings.length <= most) return labels;
  const kept = new Set(headings.sort((a, b) => b.weight - a.weight).slice(0, most));
  return labels.filter((label) => !label.heading || kept.has(label));
}

/** Whether a box keeps clear of all boxes that are taken. */
export const clearOf = (box: Box, taken: readonly Box[]): boolean =>
  taken.every(([l, t, r, b]) => box[2] + GAP <= l || box[0] >= r + GAP || box[3] <= t || box[1] >= b);

/**
 * Places labels so that they do not overlap: those of most weight first, each beside its point (to the right or left, above
 * or below, whichever is free first; a centred one on it, or around it), or not at all. Labels never leave the frame.
 *
 * @param frame  size of the picture in CSS pixels
 * @param reserved  boxes that labels keep clear of
 * @param most  the number of labels placed at most
 */
export function placeLabels(
  wanted: readonly Wanted[],
  frame: { readonly width: number; readonly height: number },
  reserved: readonly Box[] = [],
  most = Infinity,
): Placed[] {
  const taken: Box[] = [...reserved];
  const inside = ([left, top, right, bottom]: Box) =>
    left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height;
  const free = (box: Box) => inside(box) && clearOf(box, taken);
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[b]!.weight - wanted[a]!.weight || a - b);
  const placed: Placed[] = [];
  for (const i of order) {
    if (placed.length >= most) break;
    const { width, height } = wanted[i]!;
    const place = placesOf(wanted[i]!).find(([left, middle]) =>
      free([left, middle - height / 2, left + width, middle + height / 2]),
    );
    if (!place) continue;
    taken.push([place[0], place[1] - height / 2, place[0] + width, place[1] + height / 2]);
    placed.push({ label: i, x: place[0], y: place[1] });
  }
  return placed;
}

/** Where a centred label may stand around its place, in its own widths and lines, the nearest first. */
const AROUND = [
  [0, 0],
  [0, -1],
  [0, 1],
  [-0.5, 0],
  [0.5, 0],
  [-0.5, -1],
  [0.5, -1],
  [-0.5, 1],
  [0.5, 1],
  [0, -2],
  [0, 2],
] as const;

/** Where a label may stand, the best place first: the left end and the middle of what is drawn. */
function placesOf({ x, y, width, height, gap = NEAR, centred }: Wanted): (readonly [number, number])[] {
  const left = x - width / 2;
  if (centred) {
    return AROUND.map(([right, down]) => [left + right * width, y + down * (height + GAP)] as const);
  }
  return [
    [x + gap, y],
    [x - gap - width, y],
    [left, y - gap + 1 - height / 2],
    [left, y + gap - 1 + height / 2],
  ];
}
