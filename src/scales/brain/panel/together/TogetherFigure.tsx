import { useMemo, useState } from 'react';
import { count } from '../../../../controls/numbers.ts';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { usePinnedFeature } from '../../../shared/pinned/usePinned.ts';
import { SelectThese } from '../../../shared/SelectThese.tsx';
import type { Together } from '../../analysis/together/together.ts';
import { togetherVerdict } from '../../analysis/together/verdicts.ts';
import { GroupsTable } from './GroupsTable.tsx';
import { pairRows } from './pairRows.ts';
import { usePairColumns } from './usePairColumns.tsx';

/** Rows on screen; the file has all that are listed. */
const SHOWN = 20;
const SIDES = [
  { id: 'together', name: 'together' },
  { id: 'apart', name: 'apart' },
] as const;

/** What remains of all pairs: in words, as a table, and as groups. */
export function TogetherFigure({ found }: { found: Together }) {
  const { item } = useDataset().info;
  const pinned = usePinnedFeature();
  const [side, setSide] = useState<'together' | 'apart'>('together');
  const columns = usePairColumns();
  const all = useMemo(() => pairRows(found, side), [found, side]);
  const own = useMemo(() => all.filter(({ a, b }) => a === pinned || b === pinned), [all, pinned]);
  // A pinned feature without a pair here leaves the pairs of the others.
  const rows = own.length > 0 ? own : all;
  const whose = own.length > 0 ? ` with ${item} ${pinned}` : '';
  const partners = rows.slice(0, SHOWN).flatMap(({ a, b }) => [a, b]);
  return (
    <div className="stack">
      <p className="note">{togetherVerdict(found)}</p>
      {found.far > 0 && (
        <>
          <Segmented label="pairs listed" value={side} options={SIDES} onChange={setSide} />
          {pinned !== null && own.length === 0 && all.length > 0 && (
            <p className="note">
              No pair with {item} {pinned} is among the listed ones: these are pairs of others.
            </p>
          )}
          <DataTable
            caption={`Pairs that fire ${side} beyond both margins${whose}`}
            columns={columns}
            rows={rows.slice(0, SHOWN)}
            rowKey={({ a, b }) => `${a}-${b}`}
            file={{ caption: `Pairs that fire ${side} beyond both margins${whose}`, rows }}
            empty={`No pair fires ${side} that strongly.`}
            compact
          />
          <Listed found={found} shown={Math.min(SHOWN, rows.length)} rows={rows.length} whose={whose} />
          {rows.length > 0 && (
            <SelectThese members={[...new Set(partners)]} of={`that fire ${side} beyond both margins`} />
          )}
          <GroupsTable components={found.components} />
        </>
      )}
      <NotTested found={found} />
    </div>
  );
}

/** How many of the pairs are listed, and how many the file holds. */
function Listed({
  found,
  shown,
  rows,
  whose,
}: {
  found: Together;
  shown: number;
  rows: number;
  whose: string;
}) {
  const listed = found.pairs.both.length;
  const parts = [
    shown < rows
      ? `${count(shown)} of ${count(rows)} pairs${whose} are shown; the file has all ${count(rows)}.`
      : '',
    listed < found.far
      ? `The ${count(listed)} pairs with the smallest p of ${count(found.far)} are listed.`
      : '',
  ].filter(Boolean);
  return parts.length > 0 && <p className="note">{parts.join(' ')}</p>;
}

/** Which features take no part, and how well the null fits. */
function NotTested({ found: { notTested, tested, misfit } }: { found: Together }) {
  const { item } = useDataset().info;
  const { silent, alwaysOn, rare, frequent, fixed } = notTested;
  const parts = [
    silent > 0 ? `${count(silent)} that never fire` : '',
    alwaysOn > 0 ? `${count(alwaysOn)} that always fire` : '',
    rare + frequent > 0 ? `${count(rare + frequent)} that the filters leave out` : '',
    fixed > 0 ? `${count(fixed)} that the margins leave no freedom` : '',
  ].filter(Boolean);
  return (
    <p className="note">
      {count(tested.features)} {item}s in {count(tested.blocks)} blocks
      {parts.length > 0 && `; not tested: ${parts.join(', ')}`}.
      {misfit > 1e-3 && ` The null misses a margin by ${(100 * misfit).toFixed(1)} %.`}
    </p>
  );
}
