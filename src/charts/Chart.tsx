import { plot, type PlotOptions } from '@observablehq/plot';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { TableTwin, type Twin } from './TableTwin.tsx';
import { useWidth } from './useWidth.ts';
import './charts.css';

/** Margins shared by the charts with two axes, in pixels, so that what is laid over them knows where they are. */
export const MARGINS = { top: 24, right: 12, bottom: 32, left: 46 };

/**
 * An Observable Plot in the page's colours, drawn again when its width or its options change, with its
 * numbers as a table below. Colours are CSS variables, so a change of theme needs no drawing.
 *
 * `options` is called with the width in pixels and must keep its identity while nothing changes
 * (`useCallback`). `children` is laid over the plot, for what can be grasped; it too gets the width.
 */
export function Chart<Row>({
  label,
  height,
  options,
  twin,
  children,
}: {
  label: string;
  height: number;
  options: (width: number) => PlotOptions;
  twin: Twin<Row>;
  children?: (width: number) => ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  useLayoutEffect(() => {
    const holder = picture.current;
    if (!holder || width === 0) return;
    const drawn = plot({ ...STYLE, width, height, ...options(width) });
    // The picture speaks through its label; Plot's own roles inside it would be read out mark by mark.
    drawn.setAttribute('aria-hidden', 'true');
    holder.replaceChildren(drawn);
    return () => holder.replaceChildren();
  }, [options, width, height]);
  return (
    <figure className="chart">
      <div className="chart-frame" ref={frame} style={{ height }}>
        <div className="chart-picture" ref={picture} role="img" aria-label={label} />
        {width > 0 && children?.(width)}
      </div>
      <TableTwin twin={twin} />
    </figure>
  );
}

const STYLE: PlotOptions = {
  marginTop: MARGINS.top,
  marginRight: MARGINS.right,
  marginBottom: MARGINS.bottom,
  marginLeft: MARGINS.left,
  style: {
    background: 'none',
    color: 'var(--dim)',
    fontFamily: 'inherit',
    fontSize: '11px',
    overflow: 'visible',
  },
};
