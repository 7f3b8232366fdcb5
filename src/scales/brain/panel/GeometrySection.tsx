import { count } from '../../../controls/numbers.ts';
import { NullFigure } from '../../../charts/NullFigure.tsx';
import { Section } from '../../../controls/Section.tsx';
import { SelectField } from '../../../controls/SelectField.tsx';
import type { NullFigure as Figure } from '../../../math/statistics/nullFigure.ts';
import { affinityEntry, affinityTitle, GEOMETRY_AFFINITIES } from '../analysis/affinities.ts';
import { BRAIN_DEFAULTS } from '../analysis/defaults.ts';
import { useDataset } from '../../../state/hooks.ts';
import { useAskedJob } from '../../shared/asked.ts';
import { Ask } from '../../shared/Ask.tsx';
import { classifierJob, geometryJob } from '../jobs.ts';
import { setBrain, useBrain } from '../useBrain.ts';
import { useLobesRequest } from '../../shared/lobes/useLobes.ts';
import { FITS } from '../view.ts';

const PERMUTATIONS = BRAIN_DEFAULTS.permutations;

const GEOMETRY_OPTIONS = GEOMETRY_AFFINITIES.map((id) => ({
  id,
  name: affinityTitle(id),
  hint: affinityEntry(id).formula,
}));
const FIT_OPTIONS = FITS.map((id) => ({ id, name: id, hint: `p from ${(1 / (Number(id) + 1)).toFixed(3)}` }));

/** Whether lobes, which know only what fires when, are told by where features lie. */
export function GeometrySection() {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const { fits, geometry } = useBrain((view) => view);
  const mutual = useAskedJob(geometryJob, reference, { ...request, permutations: PERMUTATIONS, by: geometry });
  const told = useAskedJob(classifierJob, reference, { ...request, permutations: Number(fits) });
  const found = mutual.stale ? null : mutual.result;
  const fit = told.stale ? null : told.result;
  return (
    <Section title="Does function follow geometry?">
      <div className="stack">
        <SelectField
          label="geometry’s own clusters by"
          value={geometry}
          options={GEOMETRY_OPTIONS}
          onChange={(geometry) => setBrain({ geometry })}
        />
        {found ? (
          <div>
            <NullFigure
              name="adjusted mutual information"
              value={found.ami.value}
              {...beside(found.ami, `${PERMUTATIONS} permutations`)}
            />
            <p className="note">
              {verdict(found.ami)} {request.k} lobes against {request.k} clusters of the same {count(found.n)}{' '}
              {info.item}s; 1 is the same partition, 0 chance.
            </p>
          </div>
        ) : (
          <Ask of={mutual} action="Compare lobes with geometry">
            <p className="note">
              Adjusted mutual information of the lobes with clusters of the directions, beside {PERMUTATIONS}{' '}
              permutations.
            </p>
          </Ask>
        )}
        {fit ? (
          <div>
            <NullFigure
              name="logistic regression, balanced accuracy"
              value={fit.balancedAccuracy.value}
              error={fit.error}
              {...beside(fit.balancedAccuracy, `${fits} shuffled fits`)}
            />
            <p className="note">
              From unit directions to lobes, L2, C = 1; fitted on {count(fit.train)} {info.item}s, scored on{' '}
              {count(fit.test)} held out, a fifth of every lobe
              {fit.lobesTested < request.k
                ? `; only ${fit.lobesTested} of ${request.k} lobes have ${info.item}s to hold out`
                : ''}
              .{fit.converged ? '' : ' The fit did not converge.'}
            </p>
          </div>
        ) : (
          <Ask of={told} action="Predict lobes from directions">
            <p className="note">
              Multinomial logistic regression on four fifths of the {info.item}s, balanced accuracy on the
              rest, beside shuffled lobes.
            </p>
          </Ask>
        )}
        <SelectField
          label="shuffled fits"
          value={fits}
          options={FIT_OPTIONS}
          onChange={(next) => setBrain({ fits: next })}
        />
      </div>
    </Section>
  );
}

function beside({ null: distribution, z, p }: Figure, n: string) {
  return { distribution, z, p, n };
}

function verdict({ value, z, p }: Figure): string {
  if (z === null || p > 0.05 || z < 2) return 'Within its null: lobes do not follow geometry here.';
  return value < 0.1
    ? 'Beyond chance, but faint: most of what makes a lobe is not in the clusters.'
    : 'Beyond chance: lobes follow geometry.';
}
