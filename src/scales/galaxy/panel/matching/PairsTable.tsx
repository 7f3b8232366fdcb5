import { useMemo } from 'react';
import type { Column } from '../../../../controls/table/columns.ts';
import { VirtualTable } from '../../../../controls/table/VirtualTable.tsx';
import { useDataset, useTricosm } from '../../../../state/hooks.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { useLabels } from '../../../shared/useLabels.ts';
import { MATCH_KINDS, type Matching } from '../../analysis/matching/index.ts';
import type { MatchRequest } from '../../jobs.ts';
import { goToFeature } from './goToFeature.ts';

/** Pixels; with more rows the table scrolls. */
const HEIGHT = 196;

interface Pair {
  readonly feature: number;
  readonly partner: number;
  readonly similarity: number;
  readonly kind: string;
}

/** Each feature with its best partner, the most similar first; a press on the partner goes to it on its layer. */
export function PairsTable({
  found,
  request,
  name,
}: {
  found: Matching;
  request: MatchRequest;
  name: string;
}) {
  const { item } = useDataset().info;
  const labels = useLabels().result;
  const pinned = useTricosm(({ view }) => view.feature);
  const [side] = found.sides;
  const rows = useMemo(
    () =>
      Array.from(side.similarity, (similarity, feature): Pair => ({
        feature,
        partner: side.partner[feature]!,
        similarity,
        kind: MATCH_KINDS[side.kind[feature]!]!,
      })).sort((x, y) => y.similarity - x.similarity || x.feature - y.feature),
    [side],
  );
  const columns = useMemo(
    (): Column<Pair>[] => [
      featureColumn<Pair>({ item, feature: (pair) => pair.feature, labels }),
      {
        header: 'partner',
        title: `in ${name}`,
        value: ({ partner }) => partner,
        format: String,
        // A feature of a file is not in the open dataset.
        ...(!request.other && {
          press: {
            act: ({ partner }: Pair) => goToFeature(request.with, partner),
            label: ({ partner }: Pair) => `Go to ${item} ${partner} of ${name}`,
          },
        }),
      },
      { header: 'similarity', value: ({ similarity }) => similarity, decimals: 3 },
      { header: 'kind', value: ({ kind }) => kind },
    ],
    [item, labels, name, request],
  );
  return (
    <VirtualTable
      caption={`Best partners in ${name}`}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={({ feature }) => feature}
      isCurrent={({ feature }) => feature === pinned}
      height={HEIGHT}
    />
  );
}
