import { useMemo } from 'react';
import { Section } from '../../../../controls/frame/Section.tsx';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useLabels } from '../../../shared/useLabels.ts';
import { featuresOfMetas, metasOf, type MetaSae, type Strength } from '../../analysis/index.ts';
import { method } from '../../method.ts';
import { setGalaxy, useGalaxy } from '../../useGalaxy.ts';
import { useMetaSae } from '../../useMetaSae.ts';

/** Strongest features named beside a meta-feature. */
const NAMED = 3;

/** The meta-features that a pinned feature is made of, each with its strongest features. */
export function MetaParts({ feature }: { feature: number }) {
  const { info } = useDataset();
  const { has } = useLayer();
  const job = useMetaSae();
  if (!has.decoder) return null;
  return (
    <Section title="Meta-features" method={method('metaSae')}>
      <Ask
        of={job}
        action="Train a meta-SAE"
        cost={`The meta-features that ${info.item} ${feature} is made of, by a sparse autoencoder of all directions of the layer. It takes about a minute, or longer in a wide layer.`}
      >
        {(found) => <Parts found={found} feature={feature} />}
      </Ask>
    </Section>
  );
}

function Parts({ found, feature }: { found: MetaSae; feature: number }) {
  const { info } = useDataset();
  const chosen = useGalaxy((view) => view.meta);
  const labels = useLabels().result;
  const lists = useMemo(() => featuresOfMetas(found), [found]);
  const columns: readonly Column<Strength>[] = [
    {
      header: 'meta-feature',
      value: ({ index }) => index,
      align: 'start',
      press: {
        act: ({ index }) => setGalaxy({ meta: index === chosen ? null : index }),
        label: ({ index }) => `List the ${info.item}s of meta-feature ${index}`,
        pressed: ({ index }) => index === chosen,
      },
    },
    {
      header: 'strength',
      title: 'factor of its unit direction in the unit direction of the feature',
      value: ({ strength }) => strength,
      decimals: 2,
    },
    {
      header: `strongest ${info.item}s`,
      align: 'start',
      clip: true,
      value: ({ index }) =>
        lists[index]!.slice(0, NAMED)
          .map((own) => `${own.index} ${labels?.description[own.index] ?? ''}`.trim())
          .join(' · '),
    },
  ];
  return (
    <DataTable
      caption={`The meta-features of ${info.item} ${feature}`}
      columns={columns}
      rows={metasOf(found, feature)}
      rowKey={({ index }) => index}
      isCurrent={({ index }) => index === chosen}
      empty={`No meta-feature is active in ${info.item} ${feature}: it is nearest to the mean direction of the layer.`}
    />
  );
}
