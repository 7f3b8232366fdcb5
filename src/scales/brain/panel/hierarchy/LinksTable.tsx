import { useMemo } from 'react';
import type { Column } from '../../../../controls/table/columns.ts';
import { VirtualTable } from '../../../../controls/table/VirtualTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { useLabels } from '../../../shared/useLabels.ts';
import type { HierarchyLink } from '../../analysis/together/links.ts';

/** All parents of all children, also those that the tree does not show. */
export function LinksTable({ links }: { links: readonly HierarchyLink[] }) {
  const { item } = useDataset().info;
  const labels = useLabels().result;
  const columns = useMemo<Column<HierarchyLink>[]>(
    () => [
      {
        ...featureColumn<HierarchyLink>({ item, feature: ({ child }) => child, labels }),
        header: 'child',
        clip: 'short',
      },
      {
        ...featureColumn<HierarchyLink>({ item, feature: ({ parent }) => parent, labels }),
        header: 'parent',
        clip: 'short',
      },
      { header: 'P(parent | child)', value: ({ share }) => share, decimals: 2 },
      { header: 'null', value: ({ expected }) => expected, decimals: 2 },
      { header: 'low', value: ({ low }) => low, decimals: 2 },
      { header: 'high', value: ({ high }) => high, decimals: 2 },
      { header: 'P(child | parent)', value: ({ reverse }) => reverse, decimals: 2, extra: true },
      { header: 'both', value: ({ both }) => both, decimals: 0, extra: true },
      { header: 'child blocks', value: ({ childBlocks }) => childBlocks, decimals: 0, extra: true },
      { header: 'parent blocks', value: ({ parentBlocks }) => parentBlocks, decimals: 0, extra: true },
    ],
    [item, labels],
  );
  return (
    <VirtualTable
      caption="Children and their parents"
      showCaption
      columns={columns}
      rows={links}
      rowKey={({ child, parent }) => `${child}-${parent}`}
      height={240}
    />
  );
}
