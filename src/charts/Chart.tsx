import { plot, type PlotOptions } from '@observablehq/plot';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Method } from '../controls/methods/method.ts';
import { MethodNote } from '../controls/methods/MethodNote.tsx';
import { widthOf } from './room.ts';
import { TableTwin, type Twin } from './TableTwin.tsx';
import { useWidth } from './useWidth.ts';
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
  height,
  options,
  twin,
  children,
}: {
  label: string;
  /** how its numbers are computed */
  method?: Method | undefined;
  height: number;
  options: (width: number, left: number) => PlotOptions;
  twin: Twin<Row>;
  children?: (width: number, left: number) => ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [left, setLeft] = useState(MARGINS.left);
  useLayoutEffect(() => {
    const holder = picture.current;
    if (!holder || width === 0) return;
    const draw = (marginLeft: number) =>
      plot({ ...STYLE, width, height, marginLeft, ...options(width, marginLeft) });
    let drawn = draw(MARGINS.left);
    const room = Math.max(MARGINS.left, labelRoom(drawn));
    if (room > MARGINS.left) drawn = draw(room);
    setLeft(room);
    // Screen readers get the picture's label; with Plot's own roles they would read out every mark.
    drawn.setAttribute('aria-hidden', 'true');
    holder.replaceChildren(drawn);
    return () => holder.replaceChildren();
  }, [options, width, height]);
  return (
    <figure className="chart">
      <div className="chart-frame" ref={frame} style={{ height }}>
        <div className="chart-picture" ref={picture} role="img" aria-label={label} />
        {width > 0 && children?.(width, left)}
      </div>
      <div className="chart-foot">
        <TableTwin twin={twin} />
        {method && <MethodNote name={`“${label}”`} method={method} />}
      </div>
    </figure>
  );
}

/** The room that the labels of the upright axis take, in whole pixels; 0 if it has none. */
function labelRoom(drawn: Element): number {
  const labels = [...drawn.querySelectorAll('[aria-label="y-axis tick label"] text')];
  if (labels.length === 0) return 0;
  return Math.ceil(TICK + Math.max(...labels.map(({ textContent }) => widthOf(textContent ?? ''))));
}

const STYLE: PlotOptions = {
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
