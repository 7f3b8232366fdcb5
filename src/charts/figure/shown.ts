import { useEffect, useRef, type RefObject } from 'react';

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

/** The charts that the user can see or scroll to, in the order of the page. */
export function shownCharts(): ShownChart[] {
  return [...shown]
    .filter(({ element }) => element.getClientRects().length > 0)
    .sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
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
    shown.add(chart);
    return () => void shown.delete(chart);
  }, [root]);
  return () => entry.current;
}
