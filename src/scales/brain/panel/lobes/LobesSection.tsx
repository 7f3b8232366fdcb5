import { Room } from '../../../../controls/frame/Room.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { SliderField } from '../../../../controls/fields/SliderField.tsx';
import { NumberEntry } from '../../../../controls/fields/NumberEntry.tsx';
import { count } from '../../../../controls/numbers.ts';
import { useLayer } from '../../../../state/hooks.ts';
import type { BrainView } from '../../view.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { Stale } from '../../../shared/asking/Stale.tsx';
import { automatically, isComing } from '../../../shared/asking/useAsked.ts';
import { ReadFirings } from '../../../shared/lobes/ReadFirings.tsx';
import { useFirings } from '../../../shared/lobes/useFirings.ts';
import { useLobes } from '../../../shared/lobes/useLobes.ts';
import type { ShownLobes } from '../../../cloud/lobes/useLooks.ts';
import { Filters } from './Filters.tsx';
import { LobeCard } from './LobeCard.tsx';
import { DegenerateNote, LeftOut } from './LobeNotes.tsx';
import { LobeTable } from './LobeTable.tsx';
import { setBrain, useBrain } from '../../useBrain.ts';
import {
  affinityEntry,
  affinityTitle,
  COOCCURRENCE_AFFINITIES,
} from '../../analysis/affinities/affinities.ts';
import { PublishedSwitch } from '../published/PublishedSwitch.tsx';
import { SaveFirings } from './SaveFirings.tsx';
import { method } from '../../method.ts';

/** The slider goes up to this; a larger k is typed. */
const ON_SLIDER = 64;
const MOST = 1024;

/** Which lobes: affinity, k, filters; the table of what was found. */
export function LobesSection({ shown }: { shown: ShownLobes }) {
  const { lobe, k, asPublished } = useBrain((view) => view);
  const lobes = useLobes();
  const firings = useFirings();
  const { found } = shown;
  return (
    <Section title="Lobes" method={method('lobes')}>
      <div className="stack">
        <Choices />
        <SaveFirings />
        {!asPublished && <Filters />}
        <PublishedSwitch />
        <Room
          stack
          name={`${k} lobes`}
          height={Math.min(860, 300 + 50 * k)}
          waiting={!found && !firings.wait && isComing(automatically(lobes))}
        >
          {firings.wait ? (
            <ReadFirings firings={firings} action="Compute lobes" primary />
          ) : (
            <Ask of={automatically(lobes)} action="Compute lobes" />
          )}
          {found && (
            <Stale stale={shown.stale}>
              <DegenerateNote found={found} />
              <LobeTable shown={shown} />
              <LeftOut found={found} />
              {lobe !== null && lobe < found.sizes.length && <LobeCard shown={shown} lobe={lobe} />}
            </Stale>
          )}
        </Room>
      </div>
    </Section>
  );
}

/** The affinity and the number of lobes. */
function Choices() {
  const layer = useLayer();
  const { affinity, k } = useBrain((view) => view);
  const set = (change: Partial<BrainView>) => setBrain({ ...change, lobe: null });
  return (
    <>
      <Segmented
        label="affinity"
        value={affinity}
        options={COOCCURRENCE_AFFINITIES.map((id) => ({ id, name: affinityTitle(id) }))}
        onChange={(next) => set({ affinity: next })}
      />
      <SliderField
        label="lobes k"
        value={k}
        least={2}
        most={Math.max(ON_SLIDER, k)}
        onChange={(next) => set({ k: next })}
      />
      <NumberEntry
        label="k, up to 1,024"
        value={k}
        least={2}
        most={MOST}
        onChange={(next) => set({ k: next })}
      />
      <p className="note">
        {layer.has.firings ? '' : 'Counts of pairs in '}
        {count(layer.blocks)} blocks{layer.firingRule && `; ${layer.firingRule}`}.{' '}
        {affinityEntry(affinity).meaning}.
        {!layer.has.firings &&
          ' This dataset does not have the blocks themselves, so what needs them is left out: document categories, stability, and the blocks that two features share.'}
      </p>
    </>
  );
}
