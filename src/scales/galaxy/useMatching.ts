import type { LayerInfo } from '../../dataset/dataset.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { matchingJob } from './jobs.ts';
import { matchableLayers } from './matchable.ts';
import { matchRequest } from './requests.ts';
import { useGalaxy } from './useGalaxy.ts';

/** The layers with which the layer on the screen can be matched. */
export function useMatchable(): LayerInfo[] {
  const { info } = useDataset();
  const layer = useLayer();
  const by = useGalaxy((view) => view.matchBy);
  return matchableLayers(info.layers, by).filter(({ id }) => id !== layer.id);
}

/** The matching of the layer on the screen with another, once the user asks for it. */
export function useMatching() {
  const { info, reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((own) => own);
  const request = matchRequest(info.layers, layer, view);
  return { request, job: useAsked(matchingJob, reference, request) };
}
