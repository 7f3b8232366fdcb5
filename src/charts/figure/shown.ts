import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';

/** A chart drawn for a figure: in the page, so that the style sheet applies, until it is removed. */
export interface DrawnChart {
  readonly svg: SVGSVGElement;
  /** in its own units */
  readonly width: number;
  readonly height: number;
  readonly remove: () => void;
}

/** A chart on the page that can be saved as a figure. */
export interface ShownChart {
  /** what it shows, in a sentence */
  readonly label: string;
  /** whether its picture says the same, so that it needs no title */
  readonly named: boolean;
  /** where it stands on the page */
  readonly element: HTMLElement;
  /** Draws it again at a width in units. */
  readonly draw: (width: number) => DrawnChart;
  /** Its data as comma-separated values. */
  readonly csv: (comments: readonly string[]) => string;
}

const shown = new Set<ShownChart>();
const listeners = new Set<() => void>();

/** Enters a chart among those that can be saved. @returns a function that removes it */
export function enterChart(chart: ShownChart): () => void {
  shown.add(chart);
  for (const listener of listeners) listener();
  return () => {
    shown.delete(chart);
    for (const listener of listeners) listener();
  };
}

/** The charts that the user can see or scroll to, in the order of the page. */
export function shownCharts(): ShownChart[] {
  return [...shown]
    .filter(({ element }) => element.getClientRects().length > 0)
    .sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
}

/** The charts that the user can see or scroll to, also those that are drawn or removed later. */
export function useShownCharts(): readonly ShownChart[] {
  const before = useRef<readonly ShownChart[]>([]);
  return useSyncExternalStore(listen, () => {
    const now = shownCharts();
    const same = now.length === before.current.length && now.every((chart, i) => chart === before.current[i]);
    if (!same) before.current = now;
    return before.current;
  });
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What a chart says of itself to those who save it. */
export interface ChartSource {
  readonly label: string;
  readonly named?: boolean;
  /** Draws it into its element; see `ShownChart.draw`. */
  readonly draw: (element: HTMLElement, width: number) => DrawnChart;
  readonly csv: (comments: readonly string[]) => string;
}

/**
 * Enters a chart among those that can be saved, for as long as it is on the page.
 *
 * @returns the chart as it is now; null before it is on the page
 */
export function useShownChart(
  root: RefObject<HTMLElement | null>,
  source: ChartSource,
): () => ShownChart | null {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  const entry = useRef<ShownChart | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const chart: ShownChart = {
      element,
      get label() {
        return latest.current.label;
      },
      get named() {
        return latest.current.named ?? false;
      },
      draw: (width) => latest.current.draw(element, width),
      csv: (comments) => latest.current.csv(comments),
    };
    entry.current = chart;
    return enterChart(chart);
  }, [root]);
  return () => entry.current;
}
