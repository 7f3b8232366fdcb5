import { OneByOne } from '../../../controls/parts/OneByOne.tsx';
import { NothingHere } from '../../shared/NothingHere.tsx';
import { Tried } from '../../shared/asking/Tried.tsx';
import { useLayer } from '../../../state/hooks.ts';
import './galaxy.css';
import { CloudSection } from './CloudSection.tsx';
import { FilterSection } from '../../cloud/filter/FilterSection.tsx';
import { EntropySection } from './EntropySection.tsx';
import { IsotropySection } from './IsotropySection.tsx';
import { LayersSection } from './LayersSection.tsx';
import { MatchingSection } from './matching/MatchingSection.tsx';
import { MetaSection } from './meta/MetaSection.tsx';
import { SpectrumSection } from './SpectrumSection.tsx';

/** Galaxy: the cloud, its spectrum and how far both are from a Gaussian's, here and in the other layers. */
export default function GalaxyPanel() {
  const layer = useLayer();
  if (layer.features === 0) {
    return (
      <NothingHere text={`${layer.name} has no decoder directions.`} draws={(one) => one.features > 0} />
    );
  }
  return (
    <OneByOne>
      <CloudSection />
      <FilterSection />
      <SpectrumSection />
      <IsotropySection />
      <EntropySection />
      <MetaSection />
      <LayersSection />
      <MatchingSection />
      <Tried />
    </OneByOne>
  );
}
