import { useMemo } from 'react';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { useLabels } from '../../../shared/useLabels.ts';
import { featuresOfMetas, type MetaSae, type Strength } from '../../analysis/index.ts';
import { setGalaxy, useGalaxy } from '../../useGalaxy.ts';

interface MetaRow {
  readonly meta: number;
  /** the strongest first */
  readonly features: readonly Strength[];
}

/** The meta-features that are active somewhere, those of most features first; pressing one lists its features. */
export function MetaTable({ found }: { found: MetaSae }) {
  const { info } = useDataset();
  const chosen = useGalaxy((view) => view.meta);
  const labels = useLabels().result;
  const rows = useMemo(
    () =>
      featuresOfMetas(found)
        .map((features, meta): MetaRow => ({ meta, features }))
        .filter(({ features }) => features.length > 0)
        .sort((a, b) => b.features.length - a.features.length || a.meta - b.meta),
    [found],
  );
  const strongest = ({ features }: MetaRow) => features[0]!.index;
  const columns: readonly Column<MetaRow>[] = [
    {
      header: 'meta-feature',
      value: ({ meta }) => meta,
      align: 'start',
      press: {
        act: ({ meta }) => setGalaxy({ meta: meta === chosen ? null : meta }),
        label: ({ meta }) => `List the ${info.item}s of meta-feature ${meta}`,
        pressed: ({ meta }) => meta === chosen,
      },
    },
    { header: `${info.item}s`, value: ({ features }) => features.length },
    {
      header: 'strongest',
      value: strongest,
      align: 'start',
      clip: true,
      cell: (row) => `${strongest(row)} ${labels?.description[strongest(row)] ?? ''}`,
    },
  ];
  return (
    <DataTable
      caption={`Meta-features, by the number of their ${info.item}s`}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={({ meta }) => meta}
      isCurrent={({ meta }) => meta === chosen}
      height={220}
      compact
    />
  );
}
