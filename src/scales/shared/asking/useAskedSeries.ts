import { noteAsked, noteGivenUp } from '../../../state/asked.ts';
import type { SeriesView } from '../../../jobs/series/useSeries.ts';
import { useLinkAsk } from './useLinkAsk.ts';

/**
 * A series that the user asks for. That it was asked for is part of the view: a link names it, and whoever opens the link is
 * offered the series.
 *
 * @param name  in links; see `askedName`
 * @param title  in the offer
 */
export function useAskedSeries<View extends SeriesView<unknown>>(
  name: string,
  title: string,
  series: View,
): View {
  const start = () => {
    noteAsked(name);
    series.start();
  };
  useLinkAsk({ name, title, ready: series.total > 0, started: series.running || series.complete, start });
  return {
    ...series,
    start,
    cancel() {
      series.cancel();
      noteGivenUp(name);
    },
  };
}
