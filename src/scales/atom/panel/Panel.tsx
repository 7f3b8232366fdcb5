import { OneByOne } from '../../../controls/parts/OneByOne.tsx';
import { NothingHere } from '../../shared/NothingHere.tsx';
import { Tried } from '../../shared/asking/Tried.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { AnalogySection } from './analogy/AnalogySection.tsx';
import { AnalogyTestSection } from './analogy/AnalogyTestSection.tsx';
import { ComponentsSection } from './curves/ComponentsSection.tsx';
import { LayersSection } from './curves/LayersSection.tsx';
import { DistractorsSection } from './distractors/DistractorsSection.tsx';
import { QualitySection } from './quality/QualitySection.tsx';
import { RelationsSection } from './relations/RelationsSection.tsx';
import { SearchSection } from './search/SearchSection.tsx';
import { Failed } from '../../shared/asking/Failed.tsx';
import { useRelations } from '../useCrystals.ts';

/** Atom: which relations, which distractors are removed, and which crystals hold afterwards. */
export default function AtomPanel() {
  const { info } = useDataset();
  const layer = useLayer();
  const { possible, table, listed } = useRelations();
  if (!possible) {
    return (
      <>
        <NothingHere
          text={
            info.layers.some((other) => other.has.words)
              ? `${layer.name} has no word vectors.`
              : `${info.name} has no word vectors: crystals need words and relations between them.`
          }
          draws={({ has }) => has.words}
        />
        <SearchSection />
      </>
    );
  }
  return (
    <OneByOne>
      <Failed of={table} section />
      <RelationsSection />
      {listed.length > 0 && (
        <OneByOne>
          <DistractorsSection />
          <QualitySection />
          <ComponentsSection />
          <LayersSection />
          <AnalogySection />
          <AnalogyTestSection />
        </OneByOne>
      )}
      <SearchSection />
      <Tried />
    </OneByOne>
  );
}
