import { drawFigure, layOut, type Figure } from '../layout/figure.ts';
import { canvasSheet } from '../pens/canvasSheet.ts';
import { SvgPen } from '../pens/svgSheet.ts';
import { withDensity } from '../png.ts';
import { pixelsOf, PRINT_DPI, type FigureSize } from '../sizes.ts';
import { measureText } from './measure.ts';

/** A figure drawn on a canvas of its size in pixels. */
export function figureCanvas(figure: Figure, { width, ratio }: FigureSize): HTMLCanvasElement {
  const place = layOut(figure, width, new SvgPen(measureText));
  const canvas = document.createElement('canvas');
  canvas.width = pixelsOf(width, ratio);
  canvas.height = pixelsOf(place.height, ratio);
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) throw tooLarge(canvas);
  drawFigure(canvasSheet(context, ratio), figure, place);
  return canvas;
}

/**
 * A figure as a PNG; for print it says its density, so that it is placed at its size.
 *
 * @throws Error when the browser cannot make a picture of that size
 */
export async function figurePng(figure: Figure, size: FigureSize): Promise<Blob> {
  const canvas = figureCanvas(figure, size);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw tooLarge(canvas);
  if (size.millimetres === null) return blob;
  const bytes = withDensity(new Uint8Array(await blob.arrayBuffer()), PRINT_DPI);
  return new Blob([bytes], { type: 'image/png' });
}

const tooLarge = ({ width, height }: HTMLCanvasElement) =>
  new Error(`This browser cannot make a picture of ${width} × ${height} pixels; choose a smaller size.`);
