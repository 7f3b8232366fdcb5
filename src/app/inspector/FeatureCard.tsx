import { useState } from 'react';
import { Company } from '../../scales/brain/panel/company/Company.tsx';
import { MetaParts } from '../../scales/galaxy/panel/meta/MetaParts.tsx';
import { useCompany } from '../../scales/brain/useCompany.ts';
import { MissingRow } from '../../scales/shared/pinned/MissingRow.tsx';
import { NeuronpediaSection } from '../../scales/shared/neuronpedia/FeatureSection.tsx';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { useOwnColumns } from '../../state/ownColumns/useOwnColumns.ts';
import { dictionaryOf } from '../../state/selection/selection.ts';
import { count } from '../../controls/numbers.ts';
import { AmongAll } from './feature/AmongAll.tsx';
import { Decomposition } from './feature/Decomposition.tsx';
import { EdgesSection } from './feature/EdgesSection.tsx';
import { FiresOn } from './feature/FiresOn.tsx';
import { Nearest } from './feature/Nearest.tsx';
import { Summary } from './feature/Summary.tsx';
import { OwnValues } from './OwnValues.tsx';

/** The pinned feature: its labels, what it fires on, its neighbours, its place among all, and what it is made of. */
export default function FeatureCard({ feature }: { feature: number }) {
  const { info } = useDataset();
  const layer = useLayer();
  const origin = useOrigin(feature);
  const hasOwn = useOwnColumns().length > 0;
  if (feature >= layer.features) {
    const has = layer.features === 0 ? `no ${info.item}s` : `${count(layer.features)} ${info.item}s, from 0`;
    const title = `${info.item[0]!.toUpperCase()}${info.item.slice(1)} ${feature}`;
    return <MissingRow item="feature" title={title} reason={`${layer.name} has ${has}.`} />;
  }
  return (
    <>
      <Summary feature={feature} />
      {origin && (
        <p className="section note">
          It was pinned at {origin}. {layer.name} has a dictionary of its own: this is another {info.item}{' '}
          with the same number.
        </p>
      )}
      {hasOwn && <OwnValues feature={feature} />}
      <FiresOn feature={feature} />
      <EdgesSection />
      <Nearest feature={feature} />
      <Company feature={feature} />
      <AmongAll feature={feature} />
      {!hasOwn && <OwnValues feature={feature} />}
      <Decomposition feature={feature} />
      <MetaParts feature={feature} />
      <AtNeuronpedia key={feature} feature={feature} />
    </>
  );
}

/** The layer at which the feature was pinned, if the features of the current layer do not correspond to its own. */
function useOrigin(feature: number): string | null {
  const { key } = useDataset();
  const layer = useLayer();
  const of = `${key} ${feature}`;
  const [origin, setOrigin] = useState({ of, layer });
  if (origin.of !== of) setOrigin({ of, layer });
  const same = origin.of !== of || dictionaryOf(origin.layer) === dictionaryOf(layer);
  return same ? null : origin.layer.name;
}

/** The feature at Neuronpedia, with the features that it fires with most. */
function AtNeuronpedia({ feature }: { feature: number }) {
  const { stale, result } = useCompany(feature);
  const lists = stale ? [] : (result?.lists ?? []);
  return <NeuronpediaSection feature={feature} others={lists.flatMap(({ features }) => [...features])} />;
}
