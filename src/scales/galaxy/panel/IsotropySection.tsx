import { Suspense, useMemo } from 'react';
import { count, percent, fixed, zScore } from '../../../controls/numbers.ts';
import { Histogram } from '../../../charts/lazy.ts';
import { NullFigure } from '../../../charts/NullFigure.tsx';
import { Section } from '../../../controls/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { Isotropy } from '../analysis/index.ts';
import { useAskedJob } from '../../shared/asked.ts';
import { isotropyJob } from '../jobs.ts';
import { isotropyRequest, isQuick } from '../requests.ts';
import { Ask } from '../../shared/Ask.tsx';
import { useGalaxy } from '../useGalaxy.ts';

/** How far the cloud is from isotropic, each figure beside Gaussian clouds of the same shape. */
export function IsotropySection() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const job = useAskedJob(isotropyJob, reference, isotropyRequest(layer, view), { waits: !isQuick(layer) });
  const found = job.resultOf?.parameters.layer === layer.id ? job.result : null;
  return (
    <Section title="Is it isotropic?">
      {!found && (
        <Ask of={job} action="Compare with Gaussian clouds">
          <p className="note">
            Participation ratio, shares of variance, slope and mean cosine beside 20 isotropic Gaussian clouds
            of the same size.
          </p>
        </Ask>
      )}
      {found && <Figures found={found} />}
    </Section>
  );
}

function Figures({ found }: { found: Isotropy }) {
  const { participationRatio, slope, meanCosine, clouds } = found;
  const draws = `${clouds} Gaussian clouds`;
  return (
    <>
      <NullFigure
        name="participation ratio"
        value={participationRatio.value}
        decimals={1}
        distribution={participationRatio.null}
        z={participationRatio.z}
        p={participationRatio.p}
        n={draws}
      />
      <NullFigure
        name={`slope, ranks ${found.from}–${found.to}`}
        value={slope.value}
        distribution={slope.null}
        z={slope.z}
        p={slope.p}
        n={draws}
      />
      <Shares found={found} />
      <NullFigure
        name="mean cosine of pairs"
        value={meanCosine.value}
        decimals={5}
        distribution={meanCosine.null}
        z={meanCosine.z}
        n={`${count(meanCosine.pairs)} pairs, closed form`}
      />
      <Cosines found={found} />
    </>
  );
}

function Shares({ found }: { found: Isotropy }) {
  return (
    <table className="data-table">
      <caption className="note">Share of variance in the first components</caption>
      <thead>
        <tr>
          <th scope="col">first</th>
          <th scope="col" className="number">
            features
          </th>
          <th scope="col" className="number">
            Gaussian
          </th>
          <th scope="col" className="number">
            z
          </th>
        </tr>
      </thead>
      <tbody>
        {found.shares.map(({ components, value, null: expected, z }) => (
          <tr key={components}>
            <th scope="row">{components}</th>
            <td className="number">{percent(value, 2)}</td>
            <td className="number">
              {percent(expected.mean, 2)} ± {fixed(100 * expected.sd, 2)}
            </td>
            <td className="number">{z === null ? '–' : zScore(z).slice(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How cosines of random pairs spread, beside those of directions drawn uniformly. */
function Cosines({ found }: { found: Isotropy }) {
  const { sample } = found.meanCosine;
  const { dim } = found;
  // Of directions drawn uniformly the cosine has density ∝ (1 − c²)^((dim − 3)/2), close to a normal curve.
  const density = useMemo(
    () => (c: number) => Math.exp(-0.5 * c * c * dim) * Math.sqrt(dim / (2 * Math.PI)),
    [dim],
  );
  return (
    <Suspense fallback={<p className="note">Preparing the chart…</p>}>
      <Histogram
        label={`Cosines of ${count(sample.length)} random pairs; the curve: directions drawn uniformly`}
        measure="cosine"
        values={sample}
        density={density}
      />
    </Suspense>
  );
}
