import { colourAlong } from '../colour.ts';
import { figureFont } from '../pens/fonts.ts';
import type { Pen } from '../pens/pen.ts';
import type { Ink } from './ink.ts';

/** How an entry of a legend is drawn: as it is drawn in the figure. */
export type Mark =
  | { readonly kind: 'shape'; readonly colour: string; readonly shape: number }
  | { readonly kind: 'disc'; readonly colour: string; readonly diameter: number }
  | { readonly kind: 'ring'; readonly colour: string }
  | { readonly kind: 'line'; readonly colour: string; readonly width: number; readonly dashed?: boolean }
  | { readonly kind: 'gradient'; readonly colours: readonly string[] };

export interface FigureEntry {
  readonly name: string;
  readonly mark: Mark | null;
  /** before the mark, such as the low end of a gradient */
  readonly before?: string;
  /** dimmed, behind the name */
  readonly count?: string;
}

/** A group of entries with a title. */
export interface FigureLegend {
  readonly title: string;
  readonly entries: readonly FigureEntry[];
}

const FONT = figureFont(400, 11);
const TITLE_FONT = figureFont(600, 11);
const LINE = 16;
const GAP = 5;
const BETWEEN = 14;
const SWATCH = 8;
const GRADIENT = 84;
/** Steps in which a gradient is drawn. */
const STEPS = 42;
/** A legend has this number of entries at most, and says how many it leaves out. */
export const MOST_ENTRIES = 48;

/** An item of a legend where it stands. */
export interface PlacedEntry {
  readonly x: number;
  /** the middle of its line */
  readonly y: number;
  readonly title?: string;
  readonly entry?: FigureEntry;
}

/** A legend laid out in lines. */
export interface PlacedLegend {
  readonly items: readonly PlacedEntry[];
  readonly height: number;
}

/** Lays out legends below each other, each with its entries in lines of at most `width` units. */
export function placeLegends(legends: readonly FigureLegend[], width: number, pen: Pen): PlacedLegend {
  const items: PlacedEntry[] = [];
  let top = 0;
  for (const legend of legends) {
    let x = 0;
    const place = (wide: number, item: Omit<PlacedEntry, 'x' | 'y'>) => {
      if (x > 0 && x + wide > width) {
        x = 0;
        top += LINE;
      }
      items.push({ ...item, x, y: top + LINE / 2 });
      x += wide + BETWEEN;
    };
    if (legend.title !== '') place(textWidth(pen, legend.title, TITLE_FONT), { title: legend.title });
    for (const entry of shortenedTo(legend.entries, MOST_ENTRIES)) place(entryWidth(pen, entry), { entry });
    if (x > 0) top += LINE;
    top += 2;
  }
  return { items, height: top };
}

function shortenedTo(entries: readonly FigureEntry[], most: number): readonly FigureEntry[] {
  if (entries.length <= most) return entries;
  return [...entries.slice(0, most), { name: `and ${entries.length - most} more`, mark: null }];
}

/** Draws a legend that was laid out. */
export function drawLegend(pen: Pen, { items }: PlacedLegend, ink: Ink): void {
  pen.textBaseline = 'middle';
  for (const { x, y, title, entry } of items) {
    if (title !== undefined) write(pen, title, x, y, ink.text, TITLE_FONT);
    if (entry) drawEntry(pen, entry, x, y, ink);
  }
}

function drawEntry(
  pen: Pen,
  { name, mark, before, count }: FigureEntry,
  from: number,
  y: number,
  ink: Ink,
): void {
  let x = from;
  const say = (text: string, colour: string) => {
    write(pen, text, x, y, colour, FONT);
    x += textWidth(pen, text, FONT) + GAP;
  };
  if (before !== undefined) say(before, ink.text);
  if (mark) {
    drawMark(pen, mark, x, y);
    x += markWidth(mark) + GAP;
  }
  say(name, ink.text);
  if (count !== undefined) say(count, ink.dim);
}

function entryWidth(pen: Pen, { name, mark, before, count }: FigureEntry): number {
  const texts = [before, name, count].filter((text) => text !== undefined);
  const wide = texts.reduce((sum, text) => sum + textWidth(pen, text, FONT) + GAP, 0);
  return wide - GAP + (mark ? markWidth(mark) + GAP : 0);
}

function markWidth(mark: Mark): number {
  if (mark.kind === 'gradient') return GRADIENT;
  if (mark.kind === 'line') return 18;
  return mark.kind === 'disc' ? Math.max(3, mark.diameter) : SWATCH;
}

function drawMark(pen: Pen, mark: Mark, x: number, y: number): void {
  if (mark.kind === 'gradient') return drawGradient(pen, mark.colours, x, y);
  pen.beginPath();
  pen.fillStyle = mark.colour;
  pen.strokeStyle = mark.colour;
  const middle = x + markWidth(mark) / 2;
  switch (mark.kind) {
    case 'shape':
      shapePath(pen, mark.shape, middle, y, SWATCH / 2);
      return pen.fill();
    case 'disc':
      pen.arc(middle, y, Math.max(0.5, mark.diameter / 2), 0, 2 * Math.PI);
      return pen.fill();
    case 'ring':
      pen.lineWidth = 1.5;
      pen.arc(middle, y, SWATCH / 2 - 0.75, 0, 2 * Math.PI);
      return pen.stroke();
    case 'line':
      pen.lineWidth = mark.width;
      for (const [a, b] of mark.dashed
        ? [
            [0, 4],
            [7, 11],
            [14, 18],
          ]
        : [[0, 18]]) {
        pen.moveTo(x + a!, y);
        pen.lineTo(x + b!, y);
      }
      return pen.stroke();
  }
}

function drawGradient(pen: Pen, colours: readonly string[], x: number, y: number): void {
  // Below the steps, so that no seam between them is seen.
  bar(pen, colourAlong(colours, 0.5), x, y, GRADIENT);
  const step = GRADIENT / STEPS;
  for (let i = 0; i < STEPS; i++) bar(pen, colourAlong(colours, i / (STEPS - 1)), x + i * step, y, step);
}

function bar(pen: Pen, colour: string, x: number, y: number, width: number): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x, y - 4, width, 8, 0);
  pen.fill();
}

/** Corners of the shapes of points, in half widths from the middle; a disc has none. The stage's shader draws the same. */
const CORNERS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [-0.84, -0.84],
    [0.84, -0.84],
    [0.84, 0.84],
    [-0.84, 0.84],
  ],
  [
    [0, -1],
    [1, 0.8],
    [-1, 0.8],
  ],
  [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  [
    [-0.36, -1],
    [0.36, -1],
    [0.36, -0.36],
    [1, -0.36],
    [1, 0.36],
    [0.36, 0.36],
    [0.36, 1],
    [-0.36, 1],
    [-0.36, 0.36],
    [-1, 0.36],
    [-1, -0.36],
    [-0.36, -0.36],
  ],
  [
    [0, 1],
    [1, -0.8],
    [-1, -0.8],
  ],
];

function shapePath(pen: Pen, shape: number, x: number, y: number, radius: number): void {
  const corners = CORNERS[shape] ?? [];
  if (corners.length === 0) return pen.arc(x, y, radius, 0, 2 * Math.PI);
  corners.forEach(([dx, dy], i) => {
    if (i === 0) pen.moveTo(x + dx * radius, y + dy * radius);
    else pen.lineTo(x + dx * radius, y + dy * radius);
  });
  pen.closePath();
}

function textWidth(pen: Pen, text: string, font: string): number {
  pen.font = font;
  return pen.measureText(text).width;
}

function write(pen: Pen, text: string, x: number, y: number, colour: string, font: string): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}
