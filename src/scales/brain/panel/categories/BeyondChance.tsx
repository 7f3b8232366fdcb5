import { count, fixed } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import type { CategoryTable } from '../../analysis/categories/categories.ts';
import {
  categoriesVerdict,
  cellsBeyond,
  type CategoryCell,
} from '../../analysis/categories/beyondCategories.ts';
import type { CategoryNull } from '../../analysis/categories/categoryNull.ts';
import type { LobeLook } from '../../../cloud/lobes/useLooks.ts';

const LISTED = 12;

/** Which lobes lead in which categories more often than chance does anywhere. */
export function BeyondChance({
  table,
  nulls,
  looks,
}: {
  table: CategoryTable;
  nulls: CategoryNull;
  looks: readonly LobeLook[];
}) {
  const { info } = useDataset();
  const cells = cellsBeyond(table, nulls);
  const nameOf = ({ lobe, category }: CategoryCell) => `${looks[lobe]?.name} in ${info.categories[category]}`;
  const columns: Column<CategoryCell>[] = [
    {
      header: 'lobe in category',
      value: nameOf,
      cell: (cell) => (
        <>
          <span className="swatch" style={{ background: looks[cell.lobe]?.colour }} /> {nameOf(cell)}
        </>
      ),
    },
    { header: 'blocks', value: ({ counts }) => counts, decimals: 0 },
    { header: 'share', value: ({ share }) => 100 * share, decimals: 0, unit: '%' },
    {
      header: 'null',
      value: ({ mean }) => 100 * mean,
      error: ({ sd }) => 100 * sd,
      decimals: 0,
      unit: '%',
    },
  ];
  return (
    <>
      <p className="note">
        {categoriesVerdict(table, nulls)} A cell counts beyond z {fixed(nulls.reach, 1)}, which any cell
        reaches in 5 of 100 permutations; {count(cells.length)} are ringed in the map
        {cells.length > LISTED ? `; the ${LISTED} largest are listed` : ''}.
      </p>
      <DataTable
        caption="Cells beyond chance"
        columns={columns}
        rows={cells.slice(0, LISTED)}
        empty="No lobe leads in a category beyond chance."
        compact
      />
    </>
  );
}
