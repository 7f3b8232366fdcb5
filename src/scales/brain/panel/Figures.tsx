import { OneByOne } from '../../../controls/parts/OneByOne.tsx';
import { hasTokens } from '../../../dataset/layers.ts';
import { useLayer } from '../../../state/hooks.ts';
import type { ShownLobes } from '../../cloud/lobes/useLooks.ts';
import { BelieveSection } from './believe/BelieveSection.tsx';
import { CategoriesSection } from './categories/CategoriesSection.tsx';
import { FollowingSection } from './following/FollowingSection.tsx';
import { FrequencySection } from './FrequencySection.tsx';
import { GeometrySection } from './GeometrySection.tsx';
import { HierarchySection } from './hierarchy/HierarchySection.tsx';
import { LocalitySection } from './locality/LocalitySection.tsx';
import { SweepSection } from './sweep/SweepSection.tsx';
import { TogetherSection } from './together/TogetherSection.tsx';
import { RankingSection } from './tokens/RankingSection.tsx';
import { TokensSection } from './tokens/TokensSection.tsx';

/** The figures of lobes: where they fire, whether they follow geometry, and whether they can be trusted. */
export default function Figures({ shown }: { readonly shown: ShownLobes }) {
  const layer = useLayer();
  const { found } = shown;
  if (!found) return null;
  return (
    <OneByOne>
      <CategoriesSection shown={shown} />
      {layer.has.decoder && <GeometrySection />}
      {layer.has.decoder && <LocalitySection />}
      {layer.has.firings && <TogetherSection />}
      {layer.has.firings && <HierarchySection />}
      {layer.has.firings && <FollowingSection looks={shown.looks} />}
      <BelieveSection found={found} looks={shown.looks} />
      <FrequencySection found={found} />
      {layer.has.decoder && <SweepSection />}
      {hasTokens(layer) && <RankingSection />}
      {hasTokens(layer) && <TokensSection />}
    </OneByOne>
  );
}
