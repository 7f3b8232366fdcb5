import { NullFigure } from '../../../charts/nulls/NullFigure.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { Ask } from '../../shared/asking/Ask.tsx';
import { useAsked } from '../../shared/asking/useAsked.ts';
import { slopeVerdict, type PopulationSlope } from '../analysis/index.ts';
import { populationSlopeJob } from '../jobs.ts';
import { populationSlopeRequest } from '../requests.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { method } from '../method.ts';

/** The slope without the bias of sample eigenvalues, with its interval, and whether a power law describes the spectrum. */
export function PopulationSlopeFigure() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const job = useAsked(populationSlopeJob, reference, populationSlopeRequest(layer, view));
  return (
    <Ask
      of={job}
      action="Is it a power law?"
      cost="Removes the bias of sample eigenvalues from the slope, gives it an interval from 20 half samples, and compares a power law with an exponential and a broken one. Beside it is the slope of the vectors at unit length, if their lengths differ."
    >
      {(found) => <Figure found={found} />}
    </Ask>
  );
}

function Figure({ found }: { found: PopulationSlope }) {
  return (
    <>
      <NullFigure
        name={`slope of the population, ranks ${found.from}–${found.to}`}
        method={method('populationSlope')}
        value={found.slope.value}
        error={found.slope.standardError}
      />
      {found.equalNorms && (
        <NullFigure
          name="the same with norms equalised"
          method={method('populationSlope')}
          value={found.equalNorms.value}
          error={found.equalNorms.standardError}
        />
      )}
      <p className="note">{slopeVerdict(found)}</p>
    </>
  );
}
