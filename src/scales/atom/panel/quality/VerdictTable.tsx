import { pBound, zValue } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import {
  VERDICTS,
  type CrystalQuality,
  type RelationQuality,
  type VerdictCode,
} from '../../analysis/index.ts';
import { method } from '../../method.ts';
import { MethodNote } from '../../../../controls/methods/MethodNote.tsx';

/** The order in which verdicts are listed. */
const VERDICT_ORDER = Object.keys(VERDICTS) as VerdictCode[];

const TONES: Partial<Record<string, 'good' | 'warning'>> = {
  holds: 'good',
  direction: 'warning',
  faint: 'warning',
  inSampleOnly: 'warning',
};

const COLUMNS: readonly Column<RelationQuality>[] = [
  { header: 'relation', value: ({ name }) => name, rowHeader: true },
  { header: 'held-out', value: ({ verdict }) => verdict.heldOut?.value, decimals: 2 },
  { header: 'z', value: ({ verdict }) => verdict.heldOut?.z, format: zValue },
  { header: 'pairing p', value: ({ verdict }) => verdict.paired?.p, format: pBound },
];

/** Every relation under its verdict, with the figures that support it. */
export function VerdictTable({ quality }: { quality: CrystalQuality }) {
  const heldOut = ({ verdict }: RelationQuality) => verdict.heldOut?.value ?? -1;
  const rows = VERDICT_ORDER.flatMap((code) =>
    quality.relations.filter(({ verdict }) => verdict.code === code).sort((a, b) => heldOut(b) - heldOut(a)),
  );
  return (
    <>
      <div className="subhead">
        <h3>What holds</h3>
        <MethodNote name="“What holds”" method={method('verdict')} />
      </div>
      <DataTable
        caption="Verdict on each relation, with its separation on held-out pairs and the p of its pairing"
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
        Held-out: how much nearer a pair’s difference lies to those of its own relation than to those of the
        nearest other one, from −1 to 1; no word is on both sides. z: how many standard deviations that lies
        above shuffled labels; a relation needs three to hold. Pairing p: how often the same words paired at
        random agree as well.
      </p>
    </>
  );
}
