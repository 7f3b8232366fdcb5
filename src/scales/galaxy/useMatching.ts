import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { localFiles } from '../../state/localFiles.ts';
import type { Colouring } from '../cloud/colouring/colouring.ts';
import { column } from '../cloud/colouring/numbers.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { matchingJob } from './jobs.ts';
import { matchableLayers } from './matchable.ts';
import { matchFileRequest, matchRequest } from './requests.ts';
import { useGalaxy } from './useGalaxy.ts';

/** The layers with which the layer on the screen can be matched. */
export function useMatchable(): LayerInfo[] {
  const { info } = useDataset();
  const layer = useLayer();
  const by = useGalaxy((view) => view.matchBy);
  return matchableLayers(info.layers, by).filter(({ id }) => id !== layer.id);
}

/** The files that the open dataset is matched with; null if it is matched with a layer of its own. */
export const useMatched = () => useStore(localFiles, ({ matched }) => matched);

/**
 * The matching of the layer on the screen with another, or with one of a file, once the user asks for it.
 *
 * @param wanted  false if nothing needs it
 */
export function useMatching(wanted = true) {
  const { info, reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((own) => own);
  const matched = useMatched();
  const request = useMemo(() => {
    if (!wanted) return null;
    return matched ? matchFileRequest(layer, matched, view) : matchRequest(info.layers, layer, view);
  }, [wanted, matched, info, layer, view]);
  return { request, job: useAsked(matchingJob, reference, request, { linked: matched === null }) };
}

/** Similarity to the best partner, or what became of each feature, as colours. */
export function useMatchColouring(chosen: string): Colouring | null {
  const { job } = useMatching(chosen === 'match' || chosen === 'match-kind');
  const { info } = useDataset();
  const { result, stale, resultOf } = job;
  return useMemo(() => {
    if (!result || stale) return null;
    const [{ similarity, kind }] = result.sides;
    const id = resultOf?.parameters.with;
    const other =
      resultOf?.parameters.other?.name ??
      info.layers.find((layer) => layer.id === id)?.name ??
      'another layer';
    if (chosen === 'match') return column(`best partner in ${other}`, similarity);
    return {
      kind: 'category',
      title: `kind of partner in ${other}`,
      groups: Int32Array.from(kind, (index) => index - 1),
      names: ['one-sided', 'in a family', 'shared'],
      none: 'no partner',
    };
  }, [result, stale, resultOf, info, chosen]);
}
