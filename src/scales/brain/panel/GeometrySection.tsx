import { figureBeside } from '../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../charts/nulls/NullFigure.tsx';
import { count, fixed } from '../../../controls/numbers.ts';
import { Section } from '../../../controls/frame/Section.tsx';
import { SelectField } from '../../../controls/fields/SelectField.tsx';
import type { NullFigure as Figure } from '../../../math/statistics/nulls/nullFigure.ts';
import { useDataset } from '../../../state/hooks.ts';
import { DRAWS_FOR_P } from '../../../math/statistics/nulls/enoughDraws.ts';
import { Ask } from '../../shared/asking/Ask.tsx';
import { useAsked } from '../../shared/asking/useAsked.ts';
import { affinityEntry, affinityTitle, GEOMETRY_AFFINITIES } from '../analysis/affinities/affinities.ts';
import { BRAIN_DEFAULTS } from '../analysis/defaults.ts';
import type { Agreement, CollapsedClassifier } from '../analysis/index.ts';
import { binsInWords, HELD, heldInWords, type Held } from '../analysis/geometry/held.ts';
import {
  baselineSentence,
  classifierVerdict,
  geometryVerdict,
  givenP,
} from '../analysis/geometry/verdicts.ts';
import { classifierJob, geometryJob } from '../jobs.ts';
import { classifierRequest, geometryRequest } from '../requests.ts';
import { setBrain, useBrain } from '../useBrain.ts';
import { PublishedGeometry } from './published/PublishedGeometry.tsx';
import { FITS } from '../view.ts';
import { useLobesRequest } from '../../shared/lobes/useLobes.ts';
import { method } from '../method.ts';

const PERMUTATIONS = BRAIN_DEFAULTS.permutations;

const GEOMETRY_OPTIONS = GEOMETRY_AFFINITIES.map((id) => ({
  id,
  name: affinityTitle(id),
  hint: affinityEntry(id).formula,
}));
const HOLD_OPTIONS = HELD.map((id) => ({
  id,
  name: heldInWords(id),
  hint: `lobes are permuted within ${binsInWords(id)}; near copies move as one`,
}));
const FIT_OPTIONS = FITS.map((id) => ({
  id,
  name: id,
  hint: Number(id) < DRAWS_FOR_P ? 'z only' : `p from ${fixed(1 / (Number(id) + 1), 3)}`,
}));

/** Whether the positions of features predict their lobes, which are found from firings only. */
export function GeometrySection() {
  const asPublished = useBrain((view) => view.asPublished);
  return (
    <Section title="Does function follow geometry?">
      {asPublished ? <PublishedGeometry /> : <OwnGeometry />}
    </Section>
  );
}

function OwnGeometry() {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const view = useBrain((view) => view);
  const { fits, geometry, hold } = view;
  const mutual = useAsked(geometryJob, reference, geometryRequest(request, view));
  const predicted = useAsked(classifierJob, reference, classifierRequest(request, view));
  const alike = `${info.item}s alike in ${heldInWords(hold)}`;
  return (
    <div className="stack">
      <SelectField
        label="geometry’s own clusters by"
        value={geometry}
        options={GEOMETRY_OPTIONS}
        onChange={(next) => setBrain({ geometry: next })}
      />
      <SelectField
        label="held fixed in the null"
        value={hold}
        options={HOLD_OPTIONS}
        onChange={(next) => setBrain({ hold: next })}
      />
      <Ask
        of={mutual}
        action="Compare lobes with geometry"
        cost={`Adjusted mutual information of the lobes with clusters of the directions, beside ${PERMUTATIONS} permutations of the lobes among ${alike}.`}
      >
        {(found) => <MutualInformation found={found} of={mutual.resultOf?.parameters ?? request} />}
      </Ask>
      <SelectField
        label="shuffled fits"
        value={fits}
        options={FIT_OPTIONS}
        onChange={(next) => setBrain({ fits: next })}
      />
      <Ask
        of={predicted}
        action="Predict lobes from directions"
        cost={`Fits a multinomial logistic regression to four fifths of the ${info.item}s and scores it on the rest by balanced accuracy, beside lobes shuffled among ${alike}.`}
      >
        {(fit) => <Prediction fit={fit} of={predicted.resultOf?.parameters ?? request} />}
      </Ask>
    </div>
  );
}

/** The parameters that a figure names. */
interface Compared {
  readonly k: number;
  readonly hold?: Held;
}

function MutualInformation({ found, of: { k, hold } }: { found: Agreement; of: Compared }) {
  const { item } = useDataset().info;
  const { ami, n, collapsed } = found;
  return (
    <div>
      <NullFigure
        name="adjusted mutual information"
        method={method('ami')}
        {...beside(ami, 'permutations')}
      />
      {collapsed && (
        <NullFigure
          name={`the same, one ${item} of each family of near copies`}
          method={method('ami')}
          {...beside(collapsed.ami, `permutations of ${count(collapsed.n)} ${item}s`)}
        />
      )}
      <p className="note">
        {geometryVerdict(found, hold)} {k} lobes against {k} clusters of the same {count(n)} {item}s: 1 means
        the same partition, 0 means chance.
      </p>
    </div>
  );
}

function Prediction({ fit, of: { k, hold } }: { fit: CollapsedClassifier; of: Compared }) {
  const { item } = useDataset().info;
  const { balancedAccuracy, error, train, test, lobesTested, converged, collapsed } = fit;
  return (
    <div>
      <NullFigure
        name="logistic regression, balanced accuracy"
        method={method('classifier')}
        error={error}
        {...beside(balancedAccuracy, 'shuffled fits')}
      />
      {collapsed && (
        <NullFigure
          name={`the same, one ${item} of each family of near copies`}
          method={method('classifier')}
          error={collapsed.error}
          {...beside(
            collapsed.balancedAccuracy,
            `shuffled fits of ${count(collapsed.train + collapsed.test)} ${item}s`,
          )}
        />
      )}
      <p className="note">
        {classifierVerdict(fit, hold)} From unit directions to lobes, L2, C = 1; fitted on {count(train)}{' '}
        {item}s, scored on the other {count(test)}, a fifth of every lobe
        {lobesTested < k ? `; only ${lobesTested} of ${k} lobes have ${item}s to hold out` : ''}.
        {converged ? '' : ' The fit did not converge.'}
        {fit.baseline && ` ${baselineSentence(fit)}`}
      </p>
    </div>
  );
}

/** A figure's null for `NullFigure`. */
function beside(figure: Figure, draws: string) {
  return { ...figureBeside(figure), p: givenP(figure), n: `${figure.null.samples.length} ${draws}` };
}
