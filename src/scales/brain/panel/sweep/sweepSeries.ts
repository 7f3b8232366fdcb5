import { useMemo } from 'react';
import { withoutToken } from '../../../../dataset/sources/hub.ts';
import { jobs } from '../../../../jobs/page.ts';
import { createSeries, type SeriesRequest } from '../../../../jobs/series.ts';
import { browserStorage } from '../../../../jobs/seriesStorage.ts';
import { useSeries, type SeriesView } from '../../../../jobs/useSeries.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { AFFINITIES } from '../../../../state/view.ts';
import type { SweepPoint } from '../../analysis/index.ts';
import { sweepSizes } from '../../analysis/sweep.ts';
import { sweepPointJob, type LobesRequest } from '../../jobs.ts';
import { useLobes, useLobesRequest } from '../../useLobes.ts';

const PERMUTATIONS = 99;
/** Shuffled fits for a number of lobes: with many classes a fit is long and its null narrow. */
const fitsFor = (k: number) => (k <= 16 ? 10 : k <= 64 ? 5 : 3);
/** Eigenvectors are found once for all k up to this, and again for each k beyond. */
const TOGETHER = 64;

const idOf = ({ affinity, k }: Pick<SweepPoint, 'affinity' | 'k'>) => `${affinity} ${k}`;

/** The sweeps of this page and of visits before. */
const series = createSeries<SweepPoint>(jobs, browserStorage<SweepPoint>('tricosm-sweep ', idOf));

/** Everything that a sweep holds constant, and how far it goes. */
export interface SweepPlace {
  readonly dataset: string;
  readonly request: Omit<LobesRequest, 'affinity' | 'k'>;
  /** features that are clustered */
  readonly features: number;
  /** largest number of lobes */
  readonly most: number;
}

/** The points of a sweep: every affinity at every number of lobes. */
export function sweepRequest({ dataset, request, features, most }: SweepPlace): SeriesRequest<SweepPoint> {
  const points = AFFINITIES.flatMap((affinity) =>
    sweepSizes(features, most).map((k) => ({
      id: idOf({ affinity, k }),
      job: sweepPointJob,
      parameters: {
        ...request,
        affinity,
        k,
        most: Math.max(k, Math.min(TOGETHER, most)),
        permutations: PERMUTATIONS,
        fits: fitsFor(k),
      },
      title: `Sweep: ${affinity}, k = ${k}`,
    })),
  );
  // The key is stored with the results, so it must hold no access token.
  const key = JSON.stringify([{ ...request, dataset: withoutToken(dataset) }, features, most]);
  return { key, dataset, points };
}

/** A sweep on screen. */
export interface SweepView extends SeriesView<SweepPoint> {
  /** those that are there, affinity by affinity */
  readonly points: readonly SweepPoint[];
  /** the numbers of lobes, ascending */
  readonly sizes: readonly number[];
}

/** The sweep over the number of lobes up to `most`, for the lobes on screen. */
export function useSweep(most: number): SweepView {
  const { url } = useDataset();
  const layer = useLayer();
  const { affinity: _, k: __, ...request } = useLobesRequest();
  const features = useLobes().result?.clustered ?? layer.features;
  const view = useSeries(series, sweepRequest({ dataset: url, request, features, most }));
  const { results } = view;
  const sizes = useMemo(() => sweepSizes(features, most), [features, most]);
  const points = useMemo(
    () => AFFINITIES.flatMap((affinity) => sizes.flatMap((k) => results.get(idOf({ affinity, k })) ?? [])),
    [results, sizes],
  );
  return { ...view, points, sizes };
}
