import { useMemo } from 'react';
import type { LayerInfo } from '../../dataset/dataset.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import { jobs } from '../../jobs/page.ts';
import { createSeries, resultOf, seriesKey, type SeriesPoint } from '../../jobs/series/series.ts';
import { useSeries } from '../../jobs/series/useSeries.ts';
import { useAskedSeries } from '../shared/asking/useAskedSeries.ts';
import { chainsOf, type Chains, type Matching } from './analysis/matching/index.ts';
import { matchingJob, type MatchRequest } from './jobs.ts';
import { matchableLayers } from './matchable.ts';
import { chainRequests } from './requests.ts';
import { useGalaxy } from './useGalaxy.ts';

/** The matchings of each layer with the next one, kept for the visit. */
const series = createSeries<Matching>(jobs);

const pointOf = (request: MatchRequest): SeriesPoint<Matching> => ({
  id: `${request.layer} ${request.with}`,
  job: matchingJob,
  parameters: request,
  title: `Match ${request.layer} with ${request.with}`,
});

/** The flow of features through the layers of a dataset: null until every layer is matched with the next one. */
export function useChains(reference: DatasetReference, layers: readonly LayerInfo[]) {
  const { matchBy, seed } = useGalaxy((view) => view);
  const points = chainRequests(layers, { matchBy, seed }).map(pointOf);
  const key = seriesKey(reference, { matchBy, seed });
  const view = useAskedSeries(
    'galaxy.chains',
    'Same features through all layers',
    useSeries(series, { key, dataset: reference, points }),
  );
  const { results } = view;
  const chains = useMemo((): Chains | null => {
    const found = chainRequests(layers, { matchBy, seed }).map((request) =>
      resultOf({ results }, pointOf(request)),
    );
    const all = found.filter((one) => one !== undefined);
    return all.length > 0 && all.length === found.length ? chainsOf(all) : null;
  }, [results, layers, matchBy, seed]);
  return { view, chains, layers: matchableLayers(layers, matchBy) };
}
