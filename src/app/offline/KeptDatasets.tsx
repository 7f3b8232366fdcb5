import { useEffect, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { fileSize } from '../../controls/numbers.ts';
import type { Column } from '../../controls/table/columns.ts';
import { DataTable } from '../../controls/table/DataTable.tsx';
import { EMBEDDED } from '../open/embedded.ts';
import { forgetDataset, keepDataset, keptDatasets, type KeptDataset } from './keep.ts';

/** How much of each embedded dataset this browser keeps; keeps all of one, or deletes it. */
export function KeptDatasets() {
  const [datasets, setDatasets] = useState<readonly KeptDataset[]>([]);
  const [busy, setBusy] = useState('');
  const [fault, setFault] = useState('');
  const look = () => void keptDatasets().then(setDatasets);
  useEffect(look, []);
  const act = async (name: string, action: () => Promise<void>) => {
    setBusy(name);
    setFault('');
    try {
      await action();
    } catch (error) {
      setFault(
        `${titleOf(name)} could not be kept whole: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    setBusy('');
    look();
  };
  const columns: readonly Column<KeptDataset>[] = [
    { header: 'dataset', value: ({ name }) => titleOf(name), rowHeader: true },
    { header: 'kept', value: keptText },
    {
      header: 'actions',
      hideHeader: true,
      align: 'end',
      cell: ({ name, files, allFiles, allSize }) => (
        <span className="row">
          {files < allFiles && (
            <Button
              isDisabled={busy !== ''}
              aria-label={`Keep all of ${titleOf(name)}`}
              onPress={() => void act(name, () => keepDataset(name, null))}
            >
              {busy === name ? 'Reading…' : `Keep all (${fileSize(allSize)})`}
            </Button>
          )}
          {files > 0 && (
            <Button
              kind="quiet"
              isDisabled={busy !== ''}
              aria-label={`Delete what is kept of ${titleOf(name)}`}
              onPress={() => void act(name, () => forgetDataset(name))}
            >
              ✕
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption="Embedded datasets"
        showCaption
        columns={columns}
        rows={datasets}
        rowKey={({ name }) => name}
      />
      <p className="note">What a layer needs is kept once you have looked at the layer.</p>
      {fault && (
        <p role="alert" className="warning-note">
          {fault}
        </p>
      )}
    </>
  );
}

const titleOf = (id: string): string => EMBEDDED.find(({ name }) => name === id)?.title ?? id;

function keptText({ files, allFiles, size }: KeptDataset): string {
  if (files === 0) return 'nothing yet';
  return files === allFiles ? `all, ${fileSize(size)}` : `${fileSize(size)}, of the layers seen`;
}
