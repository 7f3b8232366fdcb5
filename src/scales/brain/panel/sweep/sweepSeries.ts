import { useMemo } from 'react';
import type { DatasetReference } from '../../../../dataset/reference.ts';
import { jobs } from '../../../../jobs/page.ts';
import { createSeries, seriesKey, type SeriesRequest } from '../../../../jobs/series/series.ts';
import { browserStorage } from '../../../../jobs/series/seriesStorage.ts';
import { useSeries, type SeriesView } from '../../../../jobs/series/useSeries.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { SweepPoint } from '../../analysis/index.ts';
import { sweepSizes } from '../../analysis/sweep/sweepPlan.ts';
import { isSweepPoint } from './sweepForm.ts';
import { sweepPointJob, type LobesRequest } from '../../jobs.ts';
import { sweepRequests } from '../../requests.ts';
import { COOCCURRENCE_AFFINITIES } from '../../analysis/affinities/affinities.ts';
import { useAskedSeries } from '../../../shared/asking/useAskedSeries.ts';
import { useLobes, useLobesRequest } from '../../../shared/lobes/useLobes.ts';

const idOf = ({ affinity, k }: Pick<SweepPoint, 'affinity' | 'k'>) => `${affinity} ${k}`;

/** The sweeps of this page and of visits before. */
const series = createSeries<SweepPoint>(jobs, browserStorage('tricosm-sweep ', idOf, isSweepPoint));

/** Everything that a sweep holds constant, and how far it goes. */
export interface SweepPlace {
  readonly dataset: DatasetReference;
  readonly request: Omit<LobesRequest, 'affinity' | 'k'>;
  /** features that are clustered */
  readonly features: number;
  /** largest number of lobes */
  readonly most: number;
}

/** The points of a sweep: every affinity of firings at every number of lobes. */
function sweepRequest({ dataset, request, features, most }: SweepPlace): SeriesRequest<SweepPoint> {
  const points = sweepRequests(request, features, most).map((parameters) => ({
    id: idOf(parameters),
    job: sweepPointJob,
    parameters,
    title: `Sweep: ${parameters.affinity}, k = ${parameters.k}`,
  }));
  const key = seriesKey(dataset, { ...request, features, most });
  return { key, dataset, layer: request.layer, points };
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
  const { reference } = useDataset();
  const layer = useLayer();
  const { affinity: _, k: __, ...request } = useLobesRequest();
  const features = useLobes().result?.clustered ?? layer.features;
  const swept = useSeries(series, sweepRequest({ dataset: reference, request, features, most }));
  const view = useAskedSeries('brain.sweep', 'Sweep over k', swept);
  const { results } = view;
  const sizes = useMemo(() => sweepSizes(features, most), [features, most]);
  const points = useMemo(
    () =>
      COOCCURRENCE_AFFINITIES.flatMap((affinity) =>
        sizes.flatMap((k) => results.get(idOf({ affinity, k })) ?? []),
      ),
    [results, sizes],
  );
  return { ...view, points, sizes };
}
