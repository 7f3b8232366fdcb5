import { Segmented } from '../../../controls/Segmented.tsx';
import { useTricosm } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { usePartnerMeasures } from './useEdges.ts';

/** Chooses which partners the scene shows as edges: none, the nearest directions, or those that fire together. */
export function EdgesSwitch() {
  const chosen = useTricosm(({ view }) => view.edges);
  const measures = usePartnerMeasures();
  if (measures.length === 0) return null;
  return (
    <Segmented
      label="edges in the scene"
      value={measures.find((measure) => measure === chosen) ?? 'none'}
      options={[
        { id: 'none', name: 'none' },
        ...measures.map((id) => ({ id, name: id === 'cosine' ? 'cosine' : 'co-firing' }) as const),
      ]}
      onChange={(edges) => store.getState().go({ edges })}
    />
  );
}
