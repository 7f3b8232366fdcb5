import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { MethodNote } from '../../../../controls/methods/MethodNote.tsx';
import { method } from '../../method.ts';
import { useLabels } from '../../../shared/useLabels.ts';
import type { Typical } from '../../analysis/index.ts';

/** A feature and how far its affinity inside the lobe exceeds that outside. */
export interface TypicalFeature {
  readonly feature: number;
  readonly lead: number;
}

/** The features most typical of a lobe, most typical first; a small lobe has fewer than the others. */
export function typicalOf({ features, lead, count, lobes }: Typical, lobe: number): TypicalFeature[] {
  if (lobe >= lobes) return [];
  return Array.from({ length: count }, (_, i) => lobe * count + i)
    .map((at) => ({ feature: features[at]!, lead: lead[at]! }))
    .filter(({ feature }) => feature >= 0);
}

export function TypicalFeatures({
  caption,
  features,
  waiting,
}: {
  caption: string;
  features: readonly TypicalFeature[];
  /** says that the features are being ranked; empty if they are not */
  waiting: string;
}) {
  const { item } = useDataset().info;
  const labels = useLabels().result;
  const columns: Column<TypicalFeature>[] = [
    {
      ...featureColumn({ item, feature: (row: TypicalFeature) => row.feature, labels }),
      header: `most typical ${item}s`,
    },
    {
      header: 'lead',
      value: ({ lead }) => lead,
      decimals: 3,
      title: 'mean affinity inside the lobe minus that outside',
    },
  ];
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={features} rowKey={({ feature }) => feature} />
      {waiting && <p className="note">{waiting}</p>}
      <p className="note">
        Lead: mean affinity with the lobe’s other {item}s minus that with the rest.{' '}
        <MethodNote name="the lead" method={method('typical')} />
      </p>
    </>
  );
}
