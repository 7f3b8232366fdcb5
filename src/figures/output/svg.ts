import { drawFigure, layOut, type Figure } from '../layout/figure.ts';
import { SvgPen, svgDocument, svgSheet, type Measure } from '../pens/svgSheet.ts';
import { millimetresOf, type FigureSize } from '../sizes.ts';

/** A figure as an SVG document; in print it has its size in millimetres. */
export function figureSvg(figure: Figure, { width, millimetres }: FigureSize, measure: Measure): string {
  const place = layOut(figure, width, new SvgPen(measure));
  const sheet = svgSheet(measure);
  drawFigure(sheet, figure, place);
  const printed = millimetres === null ? undefined : printedSize(millimetres, place.height);
  const { title, provenance: description } = figure;
  return svgDocument({ ...place, printed, title, description }, sheet.content());
}

const printedSize = (millimetres: number, height: number) => ({
  width: `${millimetres}mm`,
  height: `${millimetresOf(height).toFixed(2)}mm`,
});
