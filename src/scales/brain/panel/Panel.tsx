import { Guard } from '../../../controls/parts/Guard.tsx';
import { OneByOne } from '../../../controls/parts/OneByOne.tsx';
import { Tried } from '../../shared/asking/Tried.tsx';
import { NothingHere } from '../../shared/NothingHere.tsx';
import { Stale } from '../../shared/asking/Stale.tsx';
import { isRecorded } from '../../../dataset/layers.ts';
import { useLayer } from '../../../state/hooks.ts';
import './brain.css';
import { EncodeSection } from './EncodeSection.tsx';
import { Figures } from './figuresPart.ts';
import { LayoutSection } from './LayoutSection.tsx';
import { LobesSection } from './lobes/LobesSection.tsx';
import { FilterSection } from '../../cloud/filter/FilterSection.tsx';
import { useLooks } from '../../cloud/lobes/useLooks.ts';

/** Brain: which lobes, where they fire, whether they follow geometry, and whether they can be trusted. */
export default function BrainPanel() {
  const layer = useLayer();
  const shown = useLooks();
  if (!isRecorded(layer)) {
    if (layer.has.encoding) return <EncodeSection />;
    return (
      <NothingHere
        text={`${layer.name} has no recorded firings and no co-occurrence counts, from which lobes are found.`}
        draws={isRecorded}
      />
    );
  }
  return (
    <OneByOne>
      <LobesSection shown={shown} />
      {layer.features > 0 && <LayoutSection />}
      <FilterSection sizes />
      {shown.found && (
        <Stale stale={shown.stale}>
          <Guard
            name="The figures of the lobes"
            waiting={<p className="section note">Preparing the figures…</p>}
          >
            <Figures shown={shown} />
          </Guard>
        </Stale>
      )}
      <Tried />
    </OneByOne>
  );
}
