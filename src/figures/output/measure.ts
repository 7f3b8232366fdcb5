import type { Measure } from '../pens/svgSheet.ts';

let context: CanvasRenderingContext2D | null = null;

/** The width of a text in a canvas's font, as the browser sets it. */
export const measureText: Measure = (text, font) => {
  context ??= document.createElement('canvas').getContext('2d')!;
  context.font = font;
  return context.measureText(text).width;
};
