import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { DrawnChart } from './shown.ts';

/**
 * Draws an SVG out of sight within a chart, where the style sheet gives it the same colours.
 *
 * @param svg  an `svg` of this size in units
 */
export function drawnPart(chart: HTMLElement, svg: ReactElement, width: number, height: number): DrawnChart {
  const out = document.createElement('div');
  out.style.cssText = 'position:fixed;left:-10000px;top:0';
  chart.append(out);
  const root = createRoot(out);
  flushSync(() => root.render(svg));
  const remove = () => {
    root.unmount();
    out.remove();
  };
  return { svg: out.querySelector('svg')!, width, height, remove };
}
