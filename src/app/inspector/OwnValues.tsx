import { significant } from '../../controls/numbers.ts';
import { Section } from '../../controls/Section.tsx';
import { useOwnColumns } from '../../state/ownColumns/useOwnColumns.ts';

/** What the columns that the user added say about a feature. */
export function OwnValues({ feature }: { feature: number }) {
  const columns = useOwnColumns();
  if (columns.length === 0) return null;
  return (
    <Section title="Own columns">
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
    </Section>
  );
}

const printed = (value: number): string => (Number.isNaN(value) ? 'no value' : significant(value, 5));
