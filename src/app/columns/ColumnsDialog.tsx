import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { CheckField } from '../../controls/fields/CheckField.tsx';
import { ModalDialog } from '../../controls/frame/ModalDialog.tsx';
import { count } from '../../controls/numbers.ts';
import { missingIn, type ColumnFile, type OwnColumn } from '../../dataset/ownColumns.ts';
import { useLabels } from '../../scales/shared/useLabels.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { addColumns } from '../../state/ownColumns/ownColumns.ts';
import { pairingLines } from './pairingLines.ts';

/**
 * Shows the columns that a file adds to the open dataset, before they are added.
 *
 * @param onOther  opens the file as a dataset of its own
 */
export default function ColumnsDialog({
  found,
  onOther,
  onClose,
}: {
  found: ColumnFile;
  onOther: () => void;
  onClose: () => void;
}) {
  const { info, reference } = useDataset();
  const layer = useLayer();
  const labels = useLabels().result;
  const [unwanted, setUnwanted] = useState<ReadonlySet<OwnColumn>>(new Set());
  const wanted = found.columns.filter((column) => !unwanted.has(column));
  const choose = (column: OwnColumn, chosen: boolean) => {
    const next = new Set(unwanted);
    if (chosen) next.delete(column);
    else next.add(column);
    setUnwanted(next);
  };
  return (
    <ModalDialog title={`Columns for ${info.name}`} onClose={onClose}>
      <p>
        <strong>{found.file}</strong> has a row for {count(found.features)} of the {count(layer.features)}{' '}
        {info.item}s of {layer.name}
        {found.index && `, by its “${found.index}”`}
        {info.layers.length > 1 &&
          (layer.dictionary === undefined
            ? '. Its columns are added to this layer'
            : '. Its columns are added to all layers of this dictionary')}
        .
      </p>
      <ul className="columns-found" aria-label="Columns">
        {found.columns.map((column) => (
          <li key={column.name}>
            <CheckField value={!unwanted.has(column)} onChange={(chosen) => choose(column, chosen)}>
              <span>
                <strong>{column.name}</strong> <span className="note">{purposeOf(column, info.item)}</span>
              </span>
            </CheckField>
          </li>
        ))}
      </ul>
      <ul className="columns-found" aria-label="What is not used">
        {pairingLines(found, info.item, layer.features).map((line) => (
          <li key={line} className="note warning-note">
            {line}
          </li>
        ))}
      </ul>
      <p className="note">The file is read in this browser and never leaves it.</p>
      <div className="row">
        <Button
          kind="primary"
          isDisabled={wanted.length === 0}
          onPress={() => {
            addColumns(reference, layer, { ...found, columns: wanted }, Object.keys(labels?.numeric ?? {}));
            onClose();
          }}
        >
          Add its columns to {info.name}
        </Button>
        <Button onPress={onOther}>Open it as a dataset</Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </ModalDialog>
  );
}

/** What a column is used for, and how many features lack a value. */
function purposeOf(column: OwnColumn, item: string): string {
  const missing = missingIn(column);
  const lacks =
    missing === 0
      ? ''
      : missing === 1
        ? `; 1 ${item} has no value`
        : `; ${count(missing)} ${item}s have no value`;
  if (column.kind === 'number') return `numbers: colour, size, filter${lacks}`;
  if (column.kind === 'group') {
    return `${count(column.distinct)} ${column.distinct === 1 ? 'group' : 'groups'}: colour${lacks}`;
  }
  return `texts: tooltip, inspector${lacks}`;
}
