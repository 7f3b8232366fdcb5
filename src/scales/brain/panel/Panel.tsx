import { OneByOne } from '../../../controls/parts/OneByOne.tsx';
import { Tried } from '../../shared/asking/Tried.tsx';
import { NothingHere } from '../../shared/NothingHere.tsx';
import { Stale } from '../../shared/asking/Stale.tsx';
import { hasTokens, isRecorded } from '../../../dataset/layers.ts';
import { useLayer } from '../../../state/hooks.ts';
import './brain.css';
import { BelieveSection } from './believe/BelieveSection.tsx';
import { CategoriesSection } from './categories/CategoriesSection.tsx';
import { EncodeSection } from './EncodeSection.tsx';
import { FollowingSection } from './following/FollowingSection.tsx';
import { FrequencySection } from './FrequencySection.tsx';
import { GeometrySection } from './GeometrySection.tsx';
import { HierarchySection } from './hierarchy/HierarchySection.tsx';
import { LayoutSection } from './LayoutSection.tsx';
import { LocalitySection } from './locality/LocalitySection.tsx';
import { LobesSection } from './lobes/LobesSection.tsx';
import { SweepSection } from './sweep/SweepSection.tsx';
import { TogetherSection } from './together/TogetherSection.tsx';
import { RankingSection } from './tokens/RankingSection.tsx';
import { TokensSection } from './tokens/TokensSection.tsx';
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
          <OneByOne>
            <CategoriesSection shown={shown} />
            {layer.has.decoder && <GeometrySection />}
            {layer.has.decoder && <LocalitySection />}
            {layer.has.firings && <TogetherSection />}
            {layer.has.firings && <HierarchySection />}
            {layer.has.firings && <FollowingSection looks={shown.looks} />}
            <BelieveSection found={shown.found} looks={shown.looks} />
            <FrequencySection found={shown.found} />
            {layer.has.decoder && <SweepSection />}
            {hasTokens(layer) && <RankingSection />}
            {hasTokens(layer) && <TokensSection />}
          </OneByOne>
        </Stale>
      )}
      <Tried />
    </OneByOne>
  );
}
