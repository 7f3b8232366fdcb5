import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { affinityTitle } from '../../analysis/affinities/affinities.ts';
import type { AffinityAgreement } from '../../analysis/index.ts';
import { method } from '../../method.ts';

type Affinity = AffinityAgreement['affinities'][number];

/** How far the lobes of each two affinities agree. */
export function AgreementTable({ agreed: { affinities, ami } }: { agreed: AffinityAgreement }) {
  const n = affinities.length;
  const columns: Column<Affinity>[] = [
    { header: 'affinity', value: (row) => affinityTitle(row), rowHeader: true, hideHeader: true },
    ...affinities.map((other, j): Column<Affinity> => ({
      header: affinityTitle(other),
      value: (_, i) => ami[i * n + j],
      decimals: 2,
    })),
  ];
  return (
    <DataTable
      caption="Agreement of the affinities, adjusted mutual information"
      showCaption
      method={method('agreement')}
      columns={columns}
      rows={affinities}
      compact
    />
  );
}
