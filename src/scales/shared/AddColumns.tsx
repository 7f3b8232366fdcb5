import { ChooseFile } from '../../controls/fields/ChooseFile.tsx';
import { COLUMN_ENDINGS } from '../../dataset/formats/columns/endings.ts';
import { proposeColumns } from '../../state/localFiles.ts';

/** Lets the user choose a table of columns for the features that are open; what it holds is shown before it is added. */
export function AddColumns({ kind = 'quiet' }: { kind?: 'plain' | 'quiet' }) {
  return (
    <ChooseFile
      action="Add columns…"
      label="File of columns"
      accept={COLUMN_ENDINGS.join(',')}
      kind={kind}
      onChoose={proposeColumns}
    />
  );
}
