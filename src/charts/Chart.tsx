import { plot, type PlotOptions } from '@observablehq/plot';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { inTurn } from '../controls/inTurn.ts';
import type { Method } from '../controls/methods/method.ts';
import { MethodNote } from '../controls/methods/MethodNote.tsx';
import { widthOf } from './axes/room.ts';
import { useShownChart, type DrawnChart } from './figure/shown.ts';
import { TableTwin, twinCsv, type Twin } from './TableTwin.tsx';
import { useWidth } from './axes/useWidth.ts';
import './charts.css';

/**
 * Margins shared by the charts with two axes, in pixels. The left one is wider where the labels of the upright axis
 * need it.
 */
export const MARGINS = { top: 24, right: 22, bottom: 36, left: 46 };
/** The length of a tick and its distance from its label, in pixels. */
const TICK = 9;

/**
 * An Observable Plot in the page's colours, drawn again when its width or its options change, with its
 * numbers as a table below. Colours are CSS variables, so a change of theme needs no drawing.
 *
 * `options` is called with the width and the left margin in pixels and must keep its identity while nothing changes
 * (`useCallback`). `children` is laid over the plot, for handles and buttons; it receives both, too.
 */
export function Chart<Row>({
  label,
  method,
  height: heightOf,
  options,
  twin,
  children,
}: {
  label: string;
  /** how its numbers are computed */
  method?: Method | undefined;
  /** in pixels, for a panel's width; of its width if the parts above or below the plot depend on it (`useCallback`) */
  height: number | ((width: number) => number);
  options: (width: number, left: number) => PlotOptions;
  twin: Twin<Row>;
  children?: (width: number, left: number) => ReactNode;
}) {
  const root = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const height = heightAt(heightOf, width || PANEL);
  const [left, setLeft] = useState(MARGINS.left);
  useLayoutEffect(() => {
    const holder = picture.current;
    if (!holder || width === 0) return;
    // A panel has several charts, each of which takes some milliseconds.
    return inTurn(() => {
      try {
        const { drawn, left: room } = drawPlot(options, width, height);
        setLeft(room);
        // Screen readers get the picture's label; with Plot's own roles they would read out every mark.
        drawn.setAttribute('aria-hidden', 'true');
        holder.replaceChildren(drawn);
      } catch (error) {
        // Thrown again while React renders, so that the guard around the panel shows it.
        setLeft(() => {
          throw error;
        });
      }
    });
  }, [options, width, height]);
  const chart = useShownChart(root, {
    label,
    draw: (_, wide) =>
      drawnOnce(picture.current!, options, wide, figureHeight(heightAt(heightOf, wide), wide)),
    csv: twinCsv(twin),
  });
  return (
    <figure className="chart" ref={root}>
      <div className="chart-frame" ref={frame} style={{ height }}>
        <div className="chart-picture" ref={picture} role="img" aria-label={label} />
        {width > 0 && children?.(width, left)}
      </div>
      <div className="chart-foot">
        <TableTwin twin={twin} chart={chart} />
        {method && <MethodNote name={`“${label}”`} method={method} />}
      </div>
    </figure>
  );
}

type Options = (width: number, left: number) => PlotOptions;

/** Draws a plot, with room on the left for the labels of its upright axis. */
function drawPlot(
  options: Options,
  width: number,
  height: number,
): { readonly drawn: SVGSVGElement | HTMLElement; readonly left: number } {
  const draw = (marginLeft: number) => {
    const made = plot({ ...STYLE, width, height, marginLeft, ...options(width, marginLeft) });
    // The page's policy allows no style elements; `charts.css` has the rules of this one.
    made.querySelector('style')?.remove();
    return made;
  };
  const drawn = draw(MARGINS.left);
  const left = Math.max(MARGINS.left, labelRoom(drawn));
  return { drawn: left > MARGINS.left ? draw(left) : drawn, left };
}

/** The width of a panel, for which charts have their heights, in pixels. */
const PANEL = 288;

const heightAt = (height: number | ((width: number) => number), width: number): number =>
  typeof height === 'number' ? height : height(width);

/** The height of a chart in a figure: more in a wider figure, but not in proportion. */
const figureHeight = (height: number, width: number): number =>
  Math.round(height * Math.max(1, width / PANEL) ** 0.7);

/** Draws a plot out of sight within a chart, where the style sheet gives it the same colours. */
function drawnOnce(holder: HTMLElement, options: Options, width: number, height: number): DrawnChart {
  const { drawn } = drawPlot(options, Math.round(width), height);
  const out = document.createElement('div');
  out.style.cssText = 'position:fixed;left:-10000px;top:0';
  out.append(drawn);
  holder.append(out);
  const svg = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector('svg')!;
  return { svg, width: Math.round(width), height, remove: () => out.remove() };
}

/** The room that the labels of the upright axis take, in whole pixels; 0 if it has none. */
function labelRoom(drawn: Element): number {
  const labels = [...drawn.querySelectorAll('[aria-label="y-axis tick label"] text')];
  if (labels.length === 0) return 0;
  return Math.ceil(TICK + Math.max(...labels.map(({ textContent }) => widthOf(textContent ?? ''))));
}

const STYLE: PlotOptions = {
  className: 'plot',
  marginTop: MARGINS.top,
  marginRight: MARGINS.right,
  marginBottom: MARGINS.bottom,
  style: {
    background: 'none',
    color: 'var(--dim)',
    fontFamily: 'inherit',
    fontSize: '12px',
    overflow: 'visible',
  },
};
