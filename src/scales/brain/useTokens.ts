import { useMemo } from 'react';
import { printIndices } from '../../dataset/indexText.ts';
import { hasTokens } from '../../dataset/layers.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { useSelected } from '../../state/selection/select.ts';
import { useLooks } from '../cloud/lobes/useLooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { membersOfLobe } from './analysis/lobes/membersOfLobe.ts';
import { tokensJob } from './jobs.ts';
import { tokensRequest } from './requests.ts';
import { useBrain } from './useBrain.ts';

/** The features whose tokens are looked at: their name and their numbers, as text. */
export interface TokenSet {
  /** such as `lobe 3: code`; empty while there is no such set */
  readonly name: string;
  /** as `printIndices` writes them */
  readonly members: string;
  readonly count: number;
}

/** The set that the view names: the features of the lobe that is shown alone, or the selected ones. */
export function useTokenSet(): TokenSet {
  const tokensOf = useBrain((view) => view.tokensOf);
  const lobe = useBrain((view) => view.lobe);
  const selected = useSelected('feature');
  const { found, looks } = useLooks(tokensOf === 'lobe');
  return useMemo(() => {
    if (tokensOf === 'selection') {
      const members = selected ?? new Uint32Array();
      return {
        name: members.length > 0 ? 'the selection' : '',
        members: printIndices(members),
        count: members.length,
      };
    }
    if (!found || lobe === null || !looks[lobe]) return { name: '', members: '', count: 0 };
    const all = membersOfLobe(found.labels, lobe);
    return { name: looks[lobe].name, members: printIndices(all), count: all.length };
  }, [tokensOf, lobe, selected, found, looks]);
}

/** The cloud of the set’s tokens, once it has been asked for. */
export function useTokens({ members, count }: TokenSet) {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useBrain((all) => all);
  const request = useMemo(() => tokensRequest(layer.id, members, view), [layer, members, view]);
  return useAsked(tokensJob, reference, count > 0 && hasTokens(layer) ? request : null);
}
