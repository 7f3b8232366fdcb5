import { count } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { BrainView } from '../../view.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { useLabels } from '../../../shared/useLabels.ts';
import { affinityTitle } from '../../analysis/affinities/affinities.ts';
import { useLooks } from '../../../cloud/lobes/useLooks.ts';

/** A feature that fires with the pinned one. */
interface Fellow {
  readonly feature: number;
  /** its affinity with the pinned one */
  readonly value: number;
  /** blocks in which both fire */
  readonly together: number;
}

/**
 * The columns of the company of a feature.
 *
 * @param nearest  rank among the nearest directions, by feature
 * @param other    the fellow whose shared blocks are shown
 */
export function useCompanyColumns({
  feature,
  affinity,
  nearest,
  other,
  onChoose,
}: {
  feature: number;
  affinity: BrainView['affinity'];
  nearest: ReadonlyMap<number, number>;
  other: number | null;
  onChoose: (other: number | null) => void;
}): readonly Column<Fellow>[] {
  const { item } = useDataset().info;
  const layer = useLayer();
  const labels = useLabels().result;
  const { found, looks } = useLooks();
  return [
    featureColumn<Fellow>({
      item,
      feature: (row) => row.feature,
      labels,
      colourOf: (index) => looks[found?.labels[index] ?? -1]?.colour ?? 'var(--category-other)',
      markOf: (index) =>
        nearest.has(index) ? { mark: 'near', meaning: `nearest direction no. ${nearest.get(index)}` } : null,
    }),
    { header: affinityTitle(affinity), value: ({ value }) => value, decimals: 3 },
    {
      header: 'blocks',
      value: ({ together }) => together,
      decimals: 0,
      ...(layer.has.firings && {
        press: {
          expanded: (row) => other === row.feature,
          label: (row) => `${count(row.together)} blocks of both ${feature} and ${row.feature}`,
          act: (row) => onChoose(other === row.feature ? null : row.feature),
        },
      }),
    },
  ];
}
