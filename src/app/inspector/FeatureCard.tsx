import type { ReactNode } from 'react';
import { Button } from '../../controls/Button.tsx';
import { count, significantPercent } from '../../controls/numbers.ts';
import { Section } from '../../controls/Section.tsx';
import type { Column } from '../../controls/table/columns.ts';
import { DataTable } from '../../controls/table/DataTable.tsx';
import { type FeatureNotes, NUMBER_COLUMN, type TokenLogit } from '../../dataset/dataset.ts';
import { notesJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { Company } from '../../scales/brain/panel/company/Company.tsx';
import { useCompany } from '../../scales/brain/useCompany.ts';
import { useLooks } from '../../scales/cloud/lobes/useLooks.ts';
import { Stale } from '../../scales/shared/asking/Stale.tsx';
import { Contexts } from '../../scales/shared/contexts/Contexts.tsx';
import { featureColumn } from '../../scales/shared/featureColumn.tsx';
import { neighboursJob } from '../../scales/shared/neighbours.ts';
import { NeuronpediaSection } from '../../scales/shared/neuronpedia/FeatureSection.tsx';
import { useLabels } from '../../scales/shared/useLabels.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';

const NEIGHBOURS = 10;

/** The pinned feature: its label, what it fires on, its lobe, and the directions nearest to its own. */
export default function FeatureCard({ feature }: { feature: number }) {
  const { info } = useDataset();
  const layer = useLayer();
  if (feature >= layer.features) {
    return (
      <Section title="Inspector">
        <p className="note">
          {layer.name} has {layer.features} {info.item}s; there is no {info.item} {feature}.
        </p>
      </Section>
    );
  }
  return (
    <>
      <Summary feature={feature} />
      <FiresOn feature={feature} />
      <Nearest feature={feature} />
      <Company feature={feature} />
      <AtNeuronpedia key={feature} feature={feature} />
    </>
  );
}

/** Its number and label, its frequency, category and lobe. */
function Summary({ feature }: { feature: number }) {
  const { info } = useDataset();
  const layer = useLayer();
  const labels = useLabels().result;
  const { found, stale, looks } = useLooks();
  // While others are computed, the feature may be in another lobe.
  const lobe = stale ? undefined : found?.labels[feature];
  const title = info.item[0]!.toUpperCase() + info.item.slice(1);
  const frequency = labels?.frequency?.[feature] ?? NaN;
  const category = labels?.category[feature];
  const number = labels?.numeric[NUMBER_COLUMN]?.[feature];
  return (
    <div className="section stack">
      <div className="feature-title">
        <h2>
          {title} {feature}
        </h2>
        <Button
          kind="quiet"
          aria-label={`Unpin ${info.item} ${feature}`}
          onPress={() => store.getState().go({ feature: null })}
        >
          ✕
        </Button>
      </div>
      <p>{layer.has.labels && !labels ? 'Reading labels…' : labels?.description[feature] || 'no label'}</p>
      <dl className="figures">
        {layer.sample && number !== undefined && <Figure name={NUMBER_COLUMN}>{count(number)}</Figure>}
        {!Number.isNaN(frequency) && (
          <Figure name="frequency, tokens">{significantPercent(frequency)}</Figure>
        )}
        {category && <Figure name="mostly in">{category}</Figure>}
        {lobe !== undefined && (
          <Figure name="lobe">
            {lobe >= 0 ? (
              <span className="tag">
                <span className="swatch" style={{ background: looks[lobe]!.colour }} />
                {looks[lobe]!.name}
              </span>
            ) : (
              'left out of the lobes'
            )}
          </Figure>
        )}
      </dl>
    </div>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The feature at Neuronpedia, with the features that it fires with most. */
function AtNeuronpedia({ feature }: { feature: number }) {
  const { stale, result } = useCompany(feature);
  const lists = stale ? [] : (result?.lists ?? []);
  return <NeuronpediaSection feature={feature} others={lists.flatMap(({ features }) => [...features])} />;
}

function FiresOn({ feature }: { feature: number }) {
  const { reference } = useDataset();
  const layer = useLayer();
  const {
    result: notes,
    error,
    stale,
  } = useJob(notesJob, layer.has.labels ? reference : null, {
    layer: layer.id,
    feature,
  });
  if (error) return <p className="section note warning-note">{error.message}</p>;
  if (!notes || isEmpty(notes)) return null;
  return (
    <Section title="Fires on">
      <Stale stale={stale}>
        <Tokens label="Top tokens" tokens={notes.topTokens} />
        {notes.examples.length > 0 ? (
          <Contexts examples={notes.examples} />
        ) : (
          <p className="note">The dataset holds no context in which it fires.</p>
        )}
        <Logits title="raises the logits of" tokens={notes.promotes} />
        <Logits title="lowers the logits of" tokens={notes.suppresses} />
      </Stale>
    </Section>
  );
}

const isEmpty = ({ topTokens, examples, promotes = [], suppresses = [] }: FeatureNotes): boolean =>
  [topTokens, examples, promotes, suppresses].every((list) => list.length === 0);

function Tokens({ label, tokens }: { label: string; tokens: readonly string[] }) {
  return (
    <ul className="tokens" aria-label={label}>
      {tokens.map((token, i) => (
        <li key={i} className="token">
          {token.trim() || JSON.stringify(token)}
        </li>
      ))}
    </ul>
  );
}

/** The tokens whose logits the direction of the feature changes most. */
function Logits({ title, tokens }: { title: string; tokens: readonly TokenLogit[] | undefined }) {
  if (!tokens || tokens.length === 0) return null;
  return (
    <>
      <p className="note">{title}</p>
      <Tokens label={title} tokens={tokens.map(({ token }) => token)} />
    </>
  );
}

/** A feature and the cosine of its direction. */
interface Neighbour {
  readonly feature: number;
  readonly cosine: number;
}

function Nearest({ feature }: { feature: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const labels = useLabels().result;
  const { found: lobes, looks } = useLooks();
  const nearest = useJob(neighboursJob, reference, {
    layer: layer.id,
    among: 'features',
    of: feature,
    count: NEIGHBOURS,
  });
  if (nearest.error) return <p className="section note warning-note">{nearest.error.message}</p>;
  const rows = Array.from(nearest.result?.indices ?? [], (index, i) => ({
    feature: index,
    cosine: nearest.result!.cosines[i]!,
  }));
  const columns: readonly Column<Neighbour>[] = [
    featureColumn<Neighbour>({
      item: info.item,
      feature: (row) => row.feature,
      labels,
      colourOf: (index) => looks[lobes?.labels[index] ?? -1]?.colour,
    }),
    { header: 'cosine', value: ({ cosine }) => cosine, decimals: 3 },
  ];
  return (
    <Section title="Nearest by direction">
      <Stale stale={nearest.stale}>
        <DataTable
          caption={`The ${info.item}s nearest to ${info.item} ${feature} by cosine of their directions`}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.feature}
        />
      </Stale>
    </Section>
  );
}
