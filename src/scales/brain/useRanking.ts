import { useMemo } from 'react';
import { hasTokens } from '../../dataset/layers.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { useLobesRequest } from '../shared/lobes/useLobes.ts';
import { tokenRankingJob } from './jobs.ts';
import { tokenRankingRequest } from './requests.ts';
import { useBrain } from './useBrain.ts';

/** The clusters that the view names, ranked by the shapes of their tokens once that has been asked for. */
export function useRanking() {
  const { reference } = useDataset();
  const layer = useLayer();
  const lobes = useLobesRequest();
  const view = useBrain((all) => all);
  const request = useMemo(() => tokenRankingRequest(lobes, view), [lobes, view]);
  return useAsked(tokenRankingJob, reference, hasTokens(layer) ? request : null, { background: true });
}
