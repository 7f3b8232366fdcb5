import { zValue } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import type { CrystalQuality, RelationQuality, VerdictCode } from '../../analysis/index.ts';
import { VERDICT_ORDER, VERDICTS } from './story.ts';

const TONES: Partial<Record<string, 'good' | 'warning'>> = {
  holds: 'good',
  faint: 'warning',
  inSampleOnly: 'warning',
};

const COLUMNS: readonly Column<RelationQuality>[] = [
  { header: 'silhouette', value: ({ name }) => name, rowHeader: true },
  { header: 'in-sample', value: ({ verdict }) => verdict.inSample?.value, decimals: 2 },
  { header: 'held-out', value: ({ verdict }) => verdict.heldOut?.value, decimals: 2 },
  { header: 'z', value: ({ verdict }) => verdict.heldOut?.z, format: zValue },
];

/** Every relation under its verdict, with the silhouettes that support it. */
export function VerdictTable({ quality }: { quality: CrystalQuality }) {
  const heldOut = ({ verdict }: RelationQuality) => verdict.heldOut?.value ?? -1;
  const rows = VERDICT_ORDER.flatMap((code) =>
    quality.relations.filter(({ verdict }) => verdict.code === code).sort((a, b) => heldOut(b) - heldOut(a)),
  );
  return (
    <>
      <h3 className="subhead">What holds</h3>
      <DataTable
        caption="Verdict on each relation, with its silhouettes in-sample and on held-out pairs"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        groups={{
          of: ({ verdict }) => verdict.code,
          header: (code) => VERDICTS[code as VerdictCode],
          tone: (code) => TONES[code],
        }}
        compact
      />
      <p className="note">
        z: how many standard deviations the held-out silhouette lies above that of shuffled labels. A relation
        needs three to hold.
      </p>
    </>
  );
}
