import { count, fixed } from '../../../../controls/numbers.ts';
import { figureBeside } from '../../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { clustersVerdict } from '../../analysis/search/searchVerdict.ts';
import { MoreDraws } from './MoreDraws.tsx';
import type { DifferenceCluster, DifferenceClusters } from '../../analysis/search/differenceClusters.ts';
import { method } from '../../method.ts';

/** Clusters of differences, the paper's first attempt at crystals. */
export function FoundClusters({ found, name }: { found: DifferenceClusters; name: (i: number) => string }) {
  return (
    <div>
      {found.best && (
        <NullFigure
          name="concentration of the best cluster"
          method={method('clusters')}
          {...figureBeside(found.best)}
          n={`${found.best.null.samples.length} Gaussian clouds`}
        />
      )}
      {!found.best && found.clusters.length > 0 && (
        <p className="story">
          Concentration of the best cluster {fixed(found.clusters[0]!.concentration, 3)}
          {found.nullBest.length > 0 &&
            `; in a Gaussian cloud of the same covariance and lengths: ${fixed(Math.max(...found.nullBest), 3)}`}
          .
        </p>
      )}
      <p className="story">{clustersVerdict(found)}</p>
      <MoreDraws draws={found.nullBest.length} />
      <DataTable
        caption="Clusters of differences, the most concentrated first"
        columns={clusterColumns(name)}
        rows={found.clusters}
        compact
        empty="No clusters were found among these."
      />
      <p className="note">
        k-means over {count(found.clustered)} of {count(found.differences)} differences at unit length.
        Concentration is the mean cosine with the cluster’s mean direction.
      </p>
    </div>
  );
}

/** Differences that stand for a cluster. */
const TYPICAL = 3;

function clusterColumns(name: (i: number) => string): readonly Column<DifferenceCluster>[] {
  const differences = ({ pairs }: DifferenceCluster) =>
    Array.from({ length: Math.min(TYPICAL, pairs.length / 2) }, (_, pair) => {
      return `${name(pairs[2 * pair]!)} → ${name(pairs[2 * pair + 1]!)}`;
    });
  return [
    {
      header: 'typical differences',
      value: (cluster) => differences(cluster).join('; '),
      cell: (cluster) => differences(cluster).map((difference, i) => <div key={i}>{difference}</div>),
    },
    { header: 'size', value: ({ size }) => size, decimals: 0 },
    { header: 'concentration', value: ({ concentration }) => concentration, decimals: 3 },
  ];
}
