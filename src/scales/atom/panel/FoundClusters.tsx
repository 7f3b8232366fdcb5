import { count, fixed } from '../../../controls/numbers.ts';
import { NullFigure } from '../../../charts/NullFigure.tsx';
import type { DifferenceClusters } from '../analysis/differenceClusters.ts';

/** Clusters of differences, the paper's first attempt at crystals. */
export function FoundClusters({ found, name }: { found: DifferenceClusters; name: (i: number) => string }) {
  return (
    <div>
      {found.best && (
        <NullFigure
          name="concentration of the best cluster"
          value={found.best.value}
          distribution={found.best.null}
          z={found.best.z}
          p={found.best.p}
          n={`${found.best.null.samples.length} Gaussian clouds`}
        />
      )}
      <table className="data-table small-table">
        <caption className="visually-hidden">Clusters of differences, the most concentrated first</caption>
        <thead>
          <tr>
            <th scope="col">typical differences</th>
            <th scope="col" className="number">
              size
            </th>
            <th scope="col" className="number">
              concentration
            </th>
          </tr>
        </thead>
        <tbody>
          {found.clusters.map((cluster, i) => (
            <tr key={i}>
              <td>
                {[0, 1, 2]
                  .filter((pair) => 2 * pair < cluster.pairs.length)
                  .map((pair) => (
                    <div key={pair}>
                      {name(cluster.pairs[2 * pair]!)} → {name(cluster.pairs[2 * pair + 1]!)}
                    </div>
                  ))}
              </td>
              <td className="number">{count(cluster.size)}</td>
              <td className="number">{fixed(cluster.concentration, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        k-means over {count(found.clustered)} of {count(found.differences)} differences at unit length;
        concentration is the mean cosine with the cluster’s mean direction.
      </p>
    </div>
  );
}
