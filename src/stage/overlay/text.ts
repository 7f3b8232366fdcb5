import type { Pen } from '../../figures/pens/pen.ts';
import type { Spot } from '../selection/region.ts';

/** Fonts of what is written over the picture. */
const FAMILY = '"Inter Variable", system-ui, sans-serif';
export const AXIS_FONT = `500 11px ${FAMILY}`;
export const LABEL_FONT = `400 12px ${FAMILY}`;
export const HEADING_FONT = `600 13px ${FAMILY}`;

/** Writes text with an outline of the background's colour, so that it is legible over points. */
export function haloText(
  context: Pen,
  text: string,
  { x, y }: Spot,
  colour: string,
  background: string,
): void {
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = background;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The plate behind a heading: its height, and its margin to the left and right of the text, in CSS pixels. */
export const PLATE = { height: 22, margin: 7 } as const;

/** Draws a translucent plate of this width for a line of text, from its left end and middle. */
export function plate(context: Pen, { x, y }: Spot, width: number, background: string): void {
  context.globalAlpha = 0.88;
  context.fillStyle = background;
  context.beginPath();
  context.roundRect(x, y - PLATE.height / 2, width, PLATE.height, 6);
  context.fill();
  context.globalAlpha = 1;
}

/** Widths of texts that were measured before, by font and text: measuring takes long. */
export type Widths = Map<string, number>;

/** The width of a text in CSS pixels. */
export function widthOf(context: Pen, text: string, font: string, known: Widths): number {
  const key = font + text;
  let width = known.get(key);
  if (width === undefined) {
    context.font = font;
    width = context.measureText(text).width;
    known.set(key, width);
  }
  return width;
}
