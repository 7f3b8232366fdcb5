import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { useLabels } from '../../../shared/useLabels.ts';
import type { AbsorptionCandidate } from '../../analysis/together/absorption.ts';
import type { Hierarchy } from '../../analysis/together/hierarchy.ts';
import { absorptionNote } from '../../analysis/together/verdicts.ts';
import { method } from '../../method.ts';

/** Rows on screen; the file has all of them. */
const SHOWN = 10;

/** Candidates for absorption, named as candidates. */
export function AbsorptionTable({ found }: { found: Hierarchy }) {
  const { item } = useDataset().info;
  const labels = useLabels().result;
  const all = found.absorption ?? [];
  const caption = 'Candidates for absorption, by blocks';
  const columns: Column<AbsorptionCandidate>[] = [
    {
      ...featureColumn<AbsorptionCandidate>({ item, feature: ({ child }) => child, labels }),
      header: 'child',
      clip: 'short',
    },
    {
      ...featureColumn<AbsorptionCandidate>({ item, feature: ({ parent }) => parent, labels }),
      header: 'parent',
      clip: 'short',
    },
    {
      header: 'silent',
      value: ({ silent }) => silent,
      decimals: 0,
      title: 'blocks in which the child fires and the parent does not',
    },
    {
      header: 'of',
      value: ({ childBlocks }) => childBlocks,
      decimals: 0,
      title: 'blocks in which the child fires',
    },
    {
      header: 'on its ground',
      value: ({ onGround }) => onGround,
      decimals: 0,
      title: 'silent blocks in which another child of the parent fires',
    },
    { header: 'cosine', value: ({ cosine }) => cosine, decimals: 3, extra: true },
    {
      header: 'rank',
      value: ({ rank }) => rank,
      decimals: 3,
      extra: true,
      title: 'share of all parents whose cosine with the child is at least as large',
    },
  ];
  return (
    <>
      <DataTable
        caption={caption}
        showCaption
        method={method('absorption')}
        columns={columns}
        rows={all.slice(0, SHOWN)}
        rowKey={({ child, parent }) => `${child}-${parent}`}
        file={{ caption, rows: all }}
        empty="No candidates for absorption."
        compact
      />
      <p className="note">{absorptionNote(found)}</p>
    </>
  );
}
