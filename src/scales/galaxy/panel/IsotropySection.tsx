import { useMemo } from 'react';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { count, zValue } from '../../../controls/numbers.ts';
import { Histogram } from '../../../charts/lazy.ts';
import { figureBeside } from '../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../charts/nulls/NullFigure.tsx';
import { Room } from '../../../controls/frame/Room.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { Ask } from '../../shared/asking/Ask.tsx';
import { isComing, useAsked } from '../../shared/asking/useAsked.ts';
import { isotropyVerdict, type Isotropy } from '../analysis/index.ts';
import { isotropyJob } from '../jobs.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { isotropyRequest, isQuick } from '../requests.ts';
import { method } from '../method.ts';

/** How far the cloud is from isotropic, each figure beside isotropic clouds of the same size and lengths. */
export function IsotropySection() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const job = useAsked(isotropyJob, reference, isotropyRequest(layer, view), { automatic: isQuick(layer) });
  return (
    <Section title="Is it isotropic?">
      <Room name="isotropy" height={560} waiting={isComing(job)}>
        <Ask
          of={job}
          action="Compare with isotropic clouds"
          cost="Participation ratio, shares of variance, slope and mean cosine beside 199 isotropic clouds of the same size, whose directions have the lengths of these."
        >
          {(found) => <Figures found={found} />}
        </Ask>
      </Room>
    </Section>
  );
}

function Figures({ found }: { found: Isotropy }) {
  const { participationRatio, slope, meanCosine, clouds } = found;
  const draws = `${clouds} isotropic clouds`;
  return (
    <>
      <NullFigure
        name="participation ratio"
        method={method('participationRatio')}
        {...figureBeside(participationRatio)}
        decimals={1}
        n={draws}
      />
      <NullFigure
        name={`slope, ranks ${found.from}–${found.to}`}
        method={method('isotropicSlope')}
        {...figureBeside(slope)}
        n={draws}
      />
      <DataTable
        caption="Share of variance in the first components"
        showCaption
        method={method('shares')}
        columns={SHARES}
        rows={found.shares}
      />
      <NullFigure
        name="mean cosine of pairs"
        method={method('meanCosine')}
        {...figureBeside(meanCosine)}
        decimals={5}
        n={`${count(meanCosine.pairs)} pairs, closed form`}
      />
      <Cosines found={found} />
      <p className="note">{isotropyVerdict(found)}</p>
    </>
  );
}

type Share = Isotropy['shares'][number];

const SHARES: readonly Column<Share>[] = [
  { header: 'first', value: ({ components }) => components, rowHeader: true },
  { header: 'features', value: ({ value }) => 100 * value, decimals: 2, unit: '%' },
  {
    header: 'isotropic',
    value: (share) => 100 * share.null.mean,
    error: (share) => 100 * share.null.sd,
    decimals: 2,
    unit: '%',
  },
  { header: 'z', value: ({ z }) => z, format: zValue },
  { header: 'p', value: ({ p }) => p, decimals: 3 },
];

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
    <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
      <Histogram
        method={method('meanCosine')}
        label={`Cosines of ${count(sample.length)} random pairs; the curve: directions drawn uniformly`}
        measure="cosine"
        values={sample}
        density={density}
      />
    </Guard>
  );
}
