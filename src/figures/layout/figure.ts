import { figureFont } from '../pens/fonts.ts';
import type { Pen, Sheet } from '../pens/pen.ts';
import type { Ink } from './ink.ts';
import { drawLegend, placeLegends, type FigureLegend, type PlacedLegend } from './legend.ts';
import { wrapped } from './wrapped.ts';

/** The picture of a figure. */
export interface Body {
  /** the height that it takes at a width, in units */
  readonly height: (width: number) => number;
  /** Draws it with its top left at the origin. */
  readonly draw: (sheet: Sheet, width: number, height: number) => void;
  /** whether what leaves its frame is cut */
  readonly clipped: boolean;
}

/** A figure: a picture with what a page needs to know about it. */
export interface Figure {
  /** empty for no title */
  readonly title: string;
  /** where it comes from, in a line; empty for no line */
  readonly provenance: string;
  readonly legends: readonly FigureLegend[];
  readonly body: Body;
  readonly ink: Ink;
  /** a CSS colour; null for a transparent ground */
  readonly ground: string | null;
}

/** A figure laid out for a width, in units. */
export interface LaidOut {
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly provenance: readonly string[];
  readonly legend: PlacedLegend;
  readonly bodyTop: number;
  readonly bodyHeight: number;
  readonly legendTop: number;
  readonly provenanceTop: number;
}

const TITLE_FONT = figureFont(600, 13);
const PROVENANCE_FONT = figureFont(400, 10);
const TITLE_LINE = 18;
const PROVENANCE_LINE = 13;
/** Around a figure, and between its parts. */
export const MARGIN = 6;
const GAP = 6;
/** The lines that a title and the provenance take at most. */
const TITLE_LINES = 3;
const PROVENANCE_LINES = 4;

/** Lays out a figure from the top: title, picture, legend, provenance. */
export function layOut(figure: Figure, width: number, pen: Pen): LaidOut {
  const inner = width - 2 * MARGIN;
  const lines = (text: string, font: string, most: number) => {
    const measure = (part: string) => {
      pen.font = font;
      return pen.measureText(part).width;
    };
    return wrapped(text, inner, measure, most);
  };
  const title = lines(figure.title, TITLE_FONT, TITLE_LINES);
  const provenance = lines(figure.provenance, PROVENANCE_FONT, PROVENANCE_LINES);
  const legend = placeLegends(figure.legends, inner, pen);
  const bodyTop = MARGIN + (title.length > 0 ? title.length * TITLE_LINE + GAP / 2 : 0);
  const bodyHeight = figure.body.height(inner);
  const legendTop = bodyTop + bodyHeight + (legend.height > 0 ? GAP : 0);
  const provenanceTop = legendTop + legend.height + (provenance.length > 0 ? GAP : 0);
  const height = provenanceTop + provenance.length * PROVENANCE_LINE + MARGIN;
  return { width, height, title, provenance, legend, bodyTop, bodyHeight, legendTop, provenanceTop };
}

/** Draws a figure that was laid out. */
export function drawFigure(sheet: Sheet, figure: Figure, place: LaidOut): void {
  const { pen } = sheet;
  const { ink, ground, body } = figure;
  pen.globalAlpha = 1;
  if (ground !== null) {
    pen.fillStyle = ground;
    pen.beginPath();
    pen.roundRect(0, 0, place.width, place.height, 0);
    pen.fill();
  }
  const inner = place.width - 2 * MARGIN;
  const clip = body.clipped ? { width: inner, height: place.bodyHeight } : undefined;
  sheet.part(MARGIN, place.bodyTop, () => body.draw(sheet, inner, place.bodyHeight), clip);
  write(pen, place.title, MARGIN, MARGIN, TITLE_LINE, ink.text, TITLE_FONT);
  sheet.part(MARGIN, place.legendTop, () => drawLegend(pen, place.legend, ink));
  write(pen, place.provenance, MARGIN, place.provenanceTop, PROVENANCE_LINE, ink.dim, PROVENANCE_FONT);
}

function write(
  pen: Pen,
  lines: readonly string[],
  x: number,
  top: number,
  height: number,
  colour: string,
  font: string,
): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.textBaseline = 'middle';
  lines.forEach((line, i) => pen.fillText(line, x, top + (i + 0.5) * height));
}
