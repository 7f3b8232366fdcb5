import { Segmented } from '../../../controls/fields/Segmented.tsx';
import { useTricosm } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import type { PartnersBy } from '../../shared/partners.ts';
import { usePartnerMeasures } from './useEdges.ts';

const NAMES: Readonly<Record<PartnersBy, string>> = {
  cosine: 'cosine',
  firing: 'co-firing',
  margins: 'beyond margins',
};

/** Chooses which partners the scene shows as edges: none, the nearest directions, or those that fire together. */
export function EdgesSwitch() {
  const chosen = useTricosm(({ view }) => view.edges);
  const measures = usePartnerMeasures();
  if (measures.length === 0) return null;
  return (
    <Segmented
      label="edges in the scene"
      value={measures.find((measure) => measure === chosen) ?? 'none'}
      options={[{ id: 'none', name: 'none' }, ...measures.map((id) => ({ id, name: NAMES[id] }) as const)]}
      onChange={(edges) => store.getState().go({ edges })}
    />
  );
}
