import { useMemo } from 'react';
import { count } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { select } from '../../../../state/selection/select.ts';
import type { Components } from '../../analysis/together/components.ts';

/** Groups listed. */
const LISTED = 12;

interface Group {
  readonly group: number;
  readonly size: number;
  /** the smallest feature number */
  readonly first: number;
}

/** The connected parts of the graph of pairs that fire together, the largest first; a press selects one. */
export function GroupsTable({ components }: { components: Components }) {
  const { item } = useDataset().info;
  const groups = useMemo(
    () =>
      Array.from(components.sizes.slice(0, LISTED), (size, group) => ({
        group,
        size,
        first: components.of.indexOf(group),
      })),
    [components],
  );
  if (groups.length === 0) return null;
  const columns: Column<Group>[] = [
    {
      header: 'group',
      value: ({ group }) => group + 1,
      align: 'start',
      press: {
        act: ({ group }) => select('feature', membersOf(components, group), 'replace'),
        label: ({ group, size }) => `Select the ${size} ${item}s of group ${group + 1}`,
      },
    },
    { header: `${item}s`, value: ({ size }) => size, decimals: 0 },
    { header: `first ${item}`, value: ({ first }) => first, format: String },
  ];
  return (
    <>
      <DataTable
        caption={`Groups of ${item}s joined by pairs that fire together`}
        showCaption
        columns={columns}
        rows={groups}
        rowKey={({ group }) => group}
        compact
      />
      {components.sizes.length > LISTED && (
        <p className="note">
          The {LISTED} largest of {count(components.sizes.length)} groups are listed.
        </p>
      )}
    </>
  );
}

const membersOf = ({ of }: Components, group: number): number[] =>
  [...of.keys()].filter((feature) => of[feature] === group);
