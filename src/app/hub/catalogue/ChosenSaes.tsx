import { count, fileSize } from '../../../controls/numbers.ts';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import type { Entry } from '../../../dataset/catalogue/entries.ts';
import type { FamilyRepository } from '../../../dataset/catalogue/family.ts';
import { labelSource } from '../../../dataset/catalogue/labelled.ts';
import { type DecoderSize, decoderSize } from '../../../dataset/catalogue/sizes.ts';

/** Pixels; a longer table scrolls. */
const HEIGHT = 190;

interface Row {
  readonly entry: Entry;
  readonly size: DecoderSize;
  readonly labels: string;
}

/** The SAEs that open, with the sizes of their files and decoders and with their labels, before any of them is read. */
export function ChosenSaes({
  chosen,
  all,
  place,
}: {
  chosen: readonly Entry[];
  all: readonly Entry[];
  place: FamilyRepository;
}) {
  const rows = chosen.map((entry) => ({
    entry,
    size: decoderSize(entry, place),
    labels: labelSource(entry, place, all)?.sourceId ?? '',
  }));
  return (
    <div className="chosen-saes">
      <DataTable
        caption="SAEs that open"
        columns={columnsFor(rows)}
        rows={rows}
        rowKey={({ entry }) => entry.path}
        height={HEIGHT}
        compact
      />
      <p className="note">{howRead(rows)}</p>
    </div>
  );
}

const columnsFor = (rows: readonly Row[]): readonly Column<Row>[] => [
  { header: 'layer', value: ({ entry }) => entry.layer, rowHeader: true },
  ...(rows.some(({ entry }) => entry.properties['l0'])
    ? [{ header: 'L0', value: ({ entry }: Row) => entry.properties['l0'], align: 'end' as const }]
    : []),
  ...(rows.some(({ size }) => size.features !== null)
    ? [{ header: 'features', value: ({ size }: Row) => size.features, format: count }]
    : []),
  { header: 'file', value: ({ entry }) => entry.size, format: fileSize },
  {
    header: 'decoder',
    value: ({ size }) => size.bytes,
    cell: ({ size }) => (size.exact ? '' : '≈ ') + fileSize(size.bytes),
    align: 'end',
  },
  { header: 'labels at Neuronpedia', value: ({ labels }) => labels || '–' },
];

/** What is read of the files, and when. */
function howRead(rows: readonly Row[]): string {
  const files = fileSize(rows.reduce((sum, { entry }) => sum + entry.size, 0));
  const decoders = fileSize(rows.reduce((sum, { size }) => sum + size.bytes, 0));
  const archive = rows.some(({ entry }) => /\.npz$/i.test(entry.path));
  const sampled = rows.find(({ size }) => size.sampled);
  const sentences = [
    rows.length > 1 ? `Files of ${files}, decoders of ${decoders}.` : '',
    `${rows.length > 1 ? 'A decoder is read when its layer is shown' : 'The decoder is read'}, by ranges${archive ? ' unless the archive is compressed' : ''}; the rest of the file is not.`,
    sampled ? `A sample of 32,768 of its ${count(sampled.size.features!)} features is read.` : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
