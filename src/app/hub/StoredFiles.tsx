import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { fileSize } from '../../controls/numbers.ts';
import type { Column } from '../../controls/table/columns.ts';
import { DataTable } from '../../controls/table/DataTable.tsx';
import { storeFault } from './storeFault.ts';
import { forgetParts, storedParts, type StoredPart } from './stored.ts';

/** Pixels; a longer list scrolls. */
const HEIGHT = 340;

/** The parts of files that this browser keeps, and how to delete them. */
export function StoredFiles() {
  const [parts, setParts] = useState<readonly StoredPart[] | null>([]);
  const fault = useStore(storeFault, (state) => state.fault);
  const look = () => void storedParts().then(setParts);
  useEffect(look, []);
  if (!parts)
    return (
      <p className="note">This browser keeps no files for this page: every visit reads each file again.</p>
    );
  const warning = fault && (
    <p role="status" className="warning-note">
      {fault}
    </p>
  );
  if (parts.length === 0) return warning || null;
  const forget = (keys: readonly string[]) => void forgetParts(keys).then(look);
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      {warning}
      <details>
        <summary>
          Kept in this browser: {parts.length} {parts.length === 1 ? 'part' : 'parts'}, {fileSize(total)}
        </summary>
        <DataTable
          caption="Kept in this browser"
          columns={partColumns(forget)}
          rows={parts}
          rowKey={({ key }) => key}
          height={HEIGHT}
        />
        <Button onPress={() => forget(parts.map(({ key }) => key))}>Delete all</Button>
      </details>
    </>
  );
}

const partColumns = (forget: (keys: readonly string[]) => void): readonly Column<StoredPart>[] => [
  { header: 'file', value: ({ name }) => name, rowHeader: true },
  { header: 'size', value: ({ size }) => size, format: fileSize },
  { header: 'read', value: ({ date }) => date.slice(0, 10), align: 'end' },
  {
    header: 'delete',
    hideHeader: true,
    align: 'end',
    cell: ({ key, name }) => (
      <Button kind="quiet" aria-label={`Delete ${name}`} onPress={() => forget([key])}>
        ✕
      </Button>
    ),
  },
];
