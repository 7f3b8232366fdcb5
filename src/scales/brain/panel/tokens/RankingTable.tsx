import { useMemo } from 'react';
import { zValue, significant } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { printIndices } from '../../../../dataset/indexText.ts';
import { useDataset } from '../../../../state/hooks.ts';
import { useLooks } from '../../../cloud/lobes/useLooks.ts';
import { membersOfLobe } from '../../analysis/lobes/membersOfLobe.ts';
import { rankedBy, type Candidate } from '../../analysis/tokens/ranking.ts';
import type { RankedClusters } from '../../analysis/tokens/report.ts';
import { candidateVerdict } from '../../analysis/tokens/verdict.ts';
import { method } from '../../method.ts';
import { useBrain } from '../../useBrain.ts';
import { useTokenSet } from '../../useTokens.ts';
import { useOpenCloud } from './useOpenCloud.ts';

/** Pixels; with more clusters the table scrolls. */
const HEIGHT = 360;

const WORDS = { shape: 'a shape', mixture: 'a mixture', nothing: 'nothing' } as const;

/** The clusters from the one farthest beyond chance; a press opens its cloud. */
export function RankingTable({ found, busy = false }: { found: RankedClusters; busy?: boolean }) {
  const { item } = useDataset().info;
  const { rankOf, rankBy } = useBrain((view) => view);
  const { looks } = useLooks(rankOf === 'lobes');
  const shown = useTokenSet().members;
  const current = useMemo(
    () =>
      found.candidates.find(({ cluster }) => printIndices(membersOfLobe(found.labels, cluster)) === shown)
        ?.cluster,
    [found, shown],
  );
  const open = useOpenCloud();
  const rows = useMemo(() => rankedBy(found, rankBy), [found, rankBy]);
  const nameOf = ({ cluster }: Candidate) =>
    (rankOf === 'lobes' && looks[cluster]?.name) || `cluster ${cluster + 1}`;
  const membersOf = ({ cluster }: Candidate) => membersOfLobe(found.labels, cluster);
  const columns: readonly Column<Candidate>[] = [
    {
      header: rankOf === 'lobes' ? 'lobe' : 'cluster',
      value: nameOf,
      rowHeader: true,
      press: {
        act: (candidate) => open(candidate, membersOf(candidate)),
        label: (candidate) => `Show the tokens of ${nameOf(candidate)}`,
      },
    },
    { header: 'may be', value: (candidate) => WORDS[candidateVerdict(candidate)], align: 'start' },
    ...figureColumns(rankBy),
    {
      header: 'two at once, z',
      value: ({ together }) => together.z,
      format: zValue,
      extra: true,
      title: `tokens with two of the ${item}s or more, in standard deviations from chance`,
    },
    { header: `${item}s`, value: ({ features }) => features, decimals: 0, sortable: true, extra: true },
    { header: 'tokens', value: ({ firing }) => firing, decimals: 0, sortable: true, extra: true },
    {
      header: 'draws',
      value: ({ figures }) => figures[rankBy].draws,
      decimals: 0,
      extra: true,
      title: 'of its null; few if it was looked at once only',
    },
  ];
  return (
    <DataTable
      caption={`${rankOf === 'lobes' ? 'Lobes' : 'Clusters of directions'} by the shapes of their tokens`}
      showCaption
      method={method('tokenRanking')}
      columns={columns}
      rows={rows}
      rowKey={({ cluster }) => cluster}
      isCurrent={({ cluster }) => cluster === current}
      height={HEIGHT}
      busy={busy}
      empty="No cluster has tokens whose shape could be measured."
      compact
    />
  );
}

/** The figures of one index. */
function figureColumns(by: 'score' | 'separability' | 'mixture'): readonly Column<Candidate>[] {
  return [
    {
      header: by === 'score' ? 'shape score, bits' : by === 'mixture' ? 'mixture' : 'separability, bits',
      value: ({ figures }) => figures[by].value,
      decimals: 3,
    },
    {
      header: 'by chance',
      value: ({ figures }) => figures[by].mean,
      error: ({ figures }) => figures[by].sd,
      decimals: 3,
    },
    {
      header: 'beyond, sd',
      value: ({ figures }) => figures[by].beyond,
      format: zValue,
      sortable: true,
      extra: true,
      title: `standard deviations ${by === 'mixture' ? 'below' : 'above'} chance`,
    },
    {
      header: 'p',
      value: ({ figures }) => figures[by].p,
      format: (p) => significant(p, 2),
      extra: true,
      title: 'one-sided, of this cluster only',
    },
    {
      header: 'q',
      value: ({ figures }) => figures[by].q,
      format: (q) => significant(q, 2),
      title: 'p corrected for the number of clusters (Benjamini–Hochberg)',
    },
  ];
}
