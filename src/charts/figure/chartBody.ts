import type { Body } from '../../figures/layout/figure.ts';
import type { FigureLegend } from '../../figures/layout/legend.ts';
import { element, rounded } from '../../figures/pens/markup.ts';
import { svgDocument } from '../../figures/pens/svgSheet.ts';
import { faceRules } from './faces.ts';
import { keysOf } from './keys.ts';
import { resolved } from './resolve.ts';
import type { ShownChart } from './shown.ts';

/** A chart as the picture of a figure. */
export interface ChartFigure {
  readonly body: Body;
  readonly legends: readonly FigureLegend[];
}

/**
 * A chart, drawn again for a figure.
 *
 * @param width  of the picture, in units
 * @param ratio  pixels per unit, if the figure is drawn as pixels; null if it is only written as SVG
 */
export async function chartFigure(
  chart: ShownChart,
  width: number,
  ratio: number | null,
): Promise<ChartFigure> {
  const { svg, width: own, height: ownHeight, remove } = chart.draw(width);
  let content: string;
  try {
    content = resolved(svg);
  } finally {
    remove();
  }
  const scale = width / own;
  const height = ownHeight * scale;
  const drawn = scale === 1 ? content : element('g', { transform: `scale(${rounded(scale)})` }, content);
  const image = ratio === null ? null : await imageOf(drawn, width, height, ratio, svg.textContent ?? '');
  return {
    body: {
      clipped: false,
      height: () => height,
      draw: ({ inset }) => inset({ image, markup: () => drawn }, width, height),
    },
    legends: keysOf(chart.element),
  };
}

/** SVG as an image of that number of pixels, in the page's font. */
async function imageOf(
  content: string,
  width: number,
  height: number,
  ratio: number,
  texts: string,
): Promise<HTMLImageElement> {
  const printed = { width: rounded(width * ratio), height: rounded(height * ratio) };
  const style = element('style', {}, await faceRules(texts));
  const text = svgDocument({ width, height, printed, title: '', description: '' }, style + content);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}
