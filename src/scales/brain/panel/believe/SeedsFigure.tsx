import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useLooks, type LobeLook } from '../../../cloud/lobes/useLooks.ts';
import type { SeedsReport } from '../../analysis/stability/seeds.ts';
import { seedsVerdict } from '../../analysis/stability/seedsVerdict.ts';
import { method } from '../../method.ts';

interface Row {
  readonly look: LobeLook | undefined;
  readonly lobe: number;
  readonly jaccard: number;
}

const LISTED = 12;

/** Whether the lobes depend on the seed: in words, and the lobes that other seeds change most. */
export function SeedsFigure({ found }: { found: SeedsReport }) {
  const { looks } = useLooks();
  const { stable, sentence } = seedsVerdict(found);
  const rows: Row[] = Array.from(found.jaccard, (jaccard, lobe) => ({ look: looks[lobe], lobe, jaccard }));
  rows.sort((a, b) => a.jaccard - b.jaccard || a.lobe - b.lobe);
  return (
    <div>
      <p className={`note ${stable ? '' : 'warning-note'}`}>{sentence}</p>
      <DataTable
        caption={`The least Jaccard index of each lobe under ${found.seeds.length} other seeds`}
        showCaption
        method={method('seeds')}
        columns={COLUMNS}
        rows={rows.slice(0, LISTED)}
        compact
      />
    </div>
  );
}

const nameOf = ({ look, lobe }: Row) => look?.name ?? `lobe ${lobe + 1}`;

const COLUMNS: Column<Row>[] = [
  {
    header: 'lobe',
    value: nameOf,
    rowHeader: true,
    cell: (row) => (
      <>
        <span className="swatch" style={{ background: row.look?.colour }} /> {nameOf(row)}
      </>
    ),
  },
  { header: 'least Jaccard', value: ({ jaccard }) => jaccard, decimals: 2 },
];
