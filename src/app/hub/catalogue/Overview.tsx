import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import type { Family } from '../../../dataset/catalogue/family.ts';
import { firingsOf, hasLabels } from '../../../dataset/catalogue/serves.ts';

/** The families beside each other: their labels, and what lobes are made from. */
export function Overview({
  families,
  onChoose,
}: {
  families: readonly Family[];
  onChoose: (id: string) => void;
}) {
  const columns: readonly Column<Family>[] = [
    {
      header: 'family',
      value: ({ title }) => title,
      rowHeader: true,
      press: { act: ({ id }) => onChoose(id) },
    },
    { header: 'repositories', value: ({ repositories }) => repositories.length },
    { header: 'labels', value: (family) => (hasLabels(family) ? 'at Neuronpedia' : '–') },
    { header: 'firings for Brain', value: firingsOf },
  ];
  return (
    <div className="overview">
      <DataTable
        caption="Families beside each other"
        columns={columns}
        rows={families}
        rowKey={({ id }) => id}
      />
      <p className="note">
        Galaxy opens each of them at once; Atom needs word vectors and relations of your own.
      </p>
    </div>
  );
}
