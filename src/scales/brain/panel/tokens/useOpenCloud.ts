import { useEffect, useEffectEvent, useState } from 'react';
import { printIndices } from '../../../../dataset/indexText.ts';
import { select } from '../../../../state/selection/select.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { useTokens, useTokenSet } from '../../useTokens.ts';
import type { Candidate } from '../../analysis/tokens/ranking.ts';

/**
 * Opens the cloud of a cluster in the scene: a lobe is shown alone, the features of another cluster are selected. The cloud is
 * asked for as soon as the view names its features.
 */
export function useOpenCloud(): (candidate: Candidate, members: Uint32Array) => void {
  const rankOf = useBrain((view) => view.rankOf);
  const set = useTokenSet();
  const { ask } = useTokens(set);
  const [wanted, setWanted] = useState<string | null>(null);
  const begin = useEffectEvent(() => {
    ask();
    setWanted(null);
  });
  useEffect(() => {
    if (wanted !== null && wanted === set.members) begin();
  }, [wanted, set.members]);
  return ({ cluster }, members) => {
    if (rankOf === 'lobes') setBrain({ lobe: cluster, tokensOf: 'lobe', tokens: true });
    else {
      select('feature', members, 'replace');
      setBrain({ tokensOf: 'selection', tokens: true });
    }
    setWanted(printIndices(members));
  };
}
