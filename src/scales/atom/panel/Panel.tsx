import { useDataset, useLayer } from '../../../state/hooks.ts';
import { AnalogySection } from './AnalogySection.tsx';
import { ComponentsSection, LayersSection } from './CurvesSection.tsx';
import { DistractorsSection } from './DistractorsSection.tsx';
import { QualitySection } from './QualitySection.tsx';
import { RelationsSection } from './RelationsSection.tsx';
import { SearchSection } from './SearchSection.tsx';
import { useRelations } from '../useCrystals.ts';

/** Atom: which relations, what is taken out as a distractor, and what of their crystals survives. */
export default function AtomPanel() {
  const { info } = useDataset();
  const layer = useLayer();
  const { possible, table, listed } = useRelations();
  if (!possible) {
    return (
      <>
        <p className="section note">
          {info.layers.some((other) => other.has.words)
            ? `${layer.name} has no word vectors; choose another layer.`
            : `${info.name} has no word vectors: crystals need words and relations between them.`}
        </p>
        <SearchSection />
      </>
    );
  }
  return (
    <>
      {table.error && <p className="section note warning-note">{table.error.message}</p>}
      <RelationsSection />
      {listed.length > 0 && (
        <>
          <DistractorsSection />
          <QualitySection />
          <ComponentsSection />
          <LayersSection />
          <AnalogySection />
        </>
      )}
      <SearchSection />
    </>
  );
}
