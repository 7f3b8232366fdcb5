import { significant } from '../../controls/numbers.ts';
import { Section } from '../../controls/frame/Section.tsx';
import { AddColumns } from '../../scales/shared/AddColumns.tsx';
import { useDataset } from '../../state/hooks.ts';
import { useOwnColumns } from '../../state/ownColumns/useOwnColumns.ts';

/** What the columns that the user added say about a feature, and a way to add more. */
export function OwnValues({ feature }: { feature: number }) {
  const { item } = useDataset().info;
  const columns = useOwnColumns();
  return (
    <Section title="Own columns">
      <div className="stack">
        {columns.length > 0 && (
          <dl className="provenance">
            {columns.map((column) => (
              <div key={column.name}>
                <dt>{column.name}</dt>
                <dd>
                  {column.kind === 'number'
                    ? printed(column.values[feature]!)
                    : column.texts[feature] || 'no value'}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {columns.length === 0 && <p className="note">A table adds values of your own to every {item}.</p>}
        <div className="row hanging">
          <AddColumns />
        </div>
      </div>
    </Section>
  );
}

const printed = (value: number): string => (Number.isNaN(value) ? 'no value' : significant(value, 5));
