import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import { Section } from '../../controls/frame/Section.tsx';
import { missingIn } from '../../dataset/ownColumns.ts';
import { AddColumns } from '../../scales/shared/AddColumns.tsx';
import { useDataset, useLayer } from '../../state/hooks.ts';
import type { AddedColumn } from '../../state/ownColumns/added.ts';
import { outlivesReload, ownColumns, removeColumns } from '../../state/ownColumns/ownColumns.ts';
import { useOwnColumns } from '../../state/ownColumns/useOwnColumns.ts';
import './columns.css';
import { exportColumns } from './exportColumns.ts';

/** The columns that the user added to the layer's features: to add, remove and export them. */
export function OwnColumnsSection() {
  const { info, reference } = useDataset();
  const layer = useLayer();
  const columns = useOwnColumns();
  const stored = useStore(ownColumns, (state) => state.stored);
  if (layer.features === 0) return null;
  return (
    <Section title="Own columns">
      <div className="stack">
        {columns.length === 0 ? (
          <p className="note">
            A table with a column “feature” adds numbers, groups and texts to the {info.item}s that are open:
            CSV, TSV, JSON Lines or Parquet. Drop it on the window, or choose it here.
          </p>
        ) : (
          <ul className="own-columns" aria-label="Own columns">
            {columns.map((column) => (
              <li key={column.name}>
                <span>
                  {column.name} <span className="note">{described(column, layer.features)}</span>
                </span>
                <Button
                  kind="quiet"
                  aria-label={`Remove ${column.name}`}
                  onPress={() => removeColumns(reference, [column])}
                >
                  ✕
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className="row">
          <AddColumns kind="plain" />
          {columns.length > 0 && (
            <Button onPress={() => exportColumns(info.name, layer, columns)}>Export columns</Button>
          )}
        </div>
        {columns.length > 0 && <p className="note">{lasting(outlivesReload(reference), stored)}</p>}
      </div>
    </Section>
  );
}

function described(column: AddedColumn, features: number): string {
  const filled = count(features - missingIn(column));
  if (column.kind === 'number') return `${filled} numbers`;
  if (column.kind !== 'group') return `${filled} texts`;
  return `${count(column.distinct)} ${column.distinct === 1 ? 'group' : 'groups'} of ${filled}`;
}

/** How long the columns last. A link names them and does not hold them. */
function lasting(outlives: boolean, stored: boolean | null): string {
  if (!outlives) {
    return 'They last as long as this page, as the files of this machine do. A link names them and does not contain them.';
  }
  return stored === false
    ? 'This browser does not store them: they are gone after a reload.'
    : 'Kept in this browser for this dataset. A link names them and does not contain them.';
}
