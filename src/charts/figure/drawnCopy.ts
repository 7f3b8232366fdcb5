import type { DrawnChart } from './shown.ts';

/** An SVG on the page as it is, in the units of its view box. */
export function drawnCopy(svg: SVGSVGElement): DrawnChart {
  const { width, height } = svg.viewBox.baseVal;
  return { svg, width, height, remove: () => undefined };
}
