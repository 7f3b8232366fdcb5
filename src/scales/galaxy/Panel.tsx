import { useLayer } from '../../state/hooks.ts';
import './galaxy.css';
import { CloudSection } from './panel/CloudSection.tsx';
import { EntropySection } from './panel/EntropySection.tsx';
import { IsotropySection } from './panel/IsotropySection.tsx';
import { LayersSection } from './panel/LayersSection.tsx';
import { SpectrumSection } from './panel/SpectrumSection.tsx';

/** Galaxy: the cloud, its spectrum and how far both are from a Gaussian's, here and in the other layers. */
export default function GalaxyPanel() {
  const layer = useLayer();
  if (layer.features === 0) {
    return <p className="section note">{layer.name} has no decoder directions; choose another layer.</p>;
  }
  return (
    <>
      <CloudSection />
      <SpectrumSection />
      <IsotropySection />
      <EntropySection />
      <LayersSection />
    </>
  );
}
