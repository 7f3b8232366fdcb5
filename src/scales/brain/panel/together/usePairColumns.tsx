import { useMemo } from 'react';
import { fixed, significant } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { useDataset } from '../../../../state/hooks.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { useLabels } from '../../../shared/useLabels.ts';
import type { PairRow } from './pairRows.ts';

/** The columns of pairs of features; the same objects while nothing changes. */
export function usePairColumns(): readonly Column<PairRow>[] {
  const { item } = useDataset().info;
  const labels = useLabels().result;
  return useMemo(
    () => [
      {
        ...featureColumn<PairRow>({ item, feature: ({ a }) => a, labels }),
        header: `rarer ${item}`,
        clip: 'short',
      },
      {
        ...featureColumn<PairRow>({ item, feature: ({ b }) => b, labels }),
        header: `other ${item}`,
        clip: 'short',
      },
      { header: 'both', value: ({ both }) => both, decimals: 0, title: 'blocks in which both fire' },
      {
        header: 'expected',
        value: ({ expected }) => expected,
        format: (value) => significant(value, 3),
        title: 'blocks in which both would fire with both margins kept',
      },
      {
        header: 'excess phi',
        value: ({ excess }) => excess,
        decimals: 3,
        title: 'z / √blocks: phi beyond both margins',
      },
      {
        header: 'log₁₀ p',
        value: ({ log10p }) => log10p,
        format: (value) => fixed(value, 1),
        title: 'two-sided, of this pair only',
      },
      {
        header: 'independent',
        value: ({ independent }) => independent,
        format: (value) => significant(value, 3),
        title: 'blocks in which both would fire if each fired anywhere: product of their shares',
        extra: true,
      },
    ],
    [item, labels],
  );
}
