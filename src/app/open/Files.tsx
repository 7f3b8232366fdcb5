import type { Column } from '../../controls/table/columns.ts';
import { DataTable } from '../../controls/table/DataTable.tsx';
import type { Recognition } from '../../dataset/open/local.ts';
import type { RecognisedFile } from '../../dataset/recognise/recognised.ts';

/** Pixels; a longer list scrolls. */
const HEIGHT = 340;

/** The recognised format of each file. */
export function Files({ files, unused }: Recognition) {
  const columns: readonly Column<RecognisedFile>[] = [
    { header: 'file', value: ({ path }) => path, rowHeader: true },
    {
      header: 'what it is',
      value: ({ what }) => what,
      cell: (file) => (
        <>
          {file.what}
          <Remark file={file} unused={unused.includes(file.path)} />
        </>
      ),
    },
    { header: 'shape', value: ({ shape }) => shape, align: 'end' },
  ];
  return (
    <DataTable
      caption="What was recognised"
      showCaption
      columns={columns}
      rows={files}
      rowKey={({ path }) => path}
      height={HEIGHT}
    />
  );
}

function Remark({ file, unused }: { file: RecognisedFile; unused: boolean }) {
  if (file.fault) return <p className="note warning-note">{file.fault}</p>;
  return unused ? <p className="note">left out: it matches no other file here</p> : null;
}
