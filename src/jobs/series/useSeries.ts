import { useEffect, useSyncExternalStore } from 'react';
import type { Series, SeriesRequest, SeriesState } from './series.ts';

/** A series as a component sees it. */
export interface SeriesView<Result> extends SeriesState<Result> {
  /** points that have a result */
  readonly done: number;
  readonly total: number;
  /** whether every point has a result */
  readonly complete: boolean;
  /** Computes the missing points; failed points are tried again. */
  readonly start: () => void;
  readonly cancel: () => void;
  /** Drops the results, so that they are computed again. */
  readonly forget: () => void;
}

/** The state of a series and the functions that run it. A run for another key ends when this series is shown. */
export function useSeries<Result>(
  series: Series<Result>,
  request: SeriesRequest<Result>,
): SeriesView<Result> {
  const { key, points } = request;
  const now = () => series.state(key);
  const state = useSyncExternalStore(series.subscribe, now, now);
  useEffect(() => series.keepOnly(key), [series, key]);
  // After every render: the series itself sees whether it has looked already.
  useEffect(() => void series.recall(request));
  const done = points.filter(({ id }) => state.results.has(id)).length;
  return {
    ...state,
    done,
    total: points.length,
    complete: done === points.length,
    start: () => void series.start(request),
    cancel: () => series.cancel(key),
    forget: () => series.forget(key),
  };
}
