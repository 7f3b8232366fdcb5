import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { NumberEntry } from '../../../../controls/fields/NumberEntry.tsx';
import { count } from '../../../../controls/numbers.ts';
import { useLayer } from '../../../../state/hooks.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import type { BrainView } from '../../view.ts';

/** Which features are clustered, by how often they fire. */
export function Filters() {
  const layer = useLayer();
  const { keepSilent, minimumBlocks, maximumShare } = useBrain((view) => view);
  const set = (change: Partial<BrainView>) => setBrain({ ...change, lobe: null });
  const active = [
    minimumBlocks > 0 ? `at least ${count(minimumBlocks)} blocks` : '',
    maximumShare < 100 ? `at most ${maximumShare} % of blocks` : '',
    keepSilent ? 'silent features kept' : '',
  ].filter(Boolean);
  return (
    <details>
      <summary>Filters{active.length > 0 ? `: ${active.join(', ')}` : ' by frequency'}</summary>
      <div className="stack">
        <NumberEntry
          label="fires in at least"
          value={minimumBlocks}
          least={0}
          most={layer.blocks}
          unit="blocks"
          onChange={(next) => set({ minimumBlocks: next })}
        />
        <NumberEntry
          label="fires in at most"
          value={maximumShare}
          least={1}
          most={100}
          unit="% of blocks"
          onChange={(next) => set({ maximumShare: next })}
        />
        <CheckField value={keepSilent} onChange={(next) => set({ keepSilent: next })}>
          keep silent and always-on features
        </CheckField>
      </div>
    </details>
  );
}
