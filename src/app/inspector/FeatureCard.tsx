import type { ReactNode } from 'react';
import { Button } from '../../controls/Button.tsx';
import { Section } from '../../controls/Section.tsx';
import { notesJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { Company } from '../../scales/brain/panel/Company.tsx';
import { useCompany } from '../../scales/brain/useCompany.ts';
import { useLooks } from '../../scales/cloud/lobes/useLooks.ts';
import { Context } from '../../scales/shared/Context.tsx';
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
  const descriptions = useLabels().result?.description;
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
      <Nearest feature={feature} descriptions={descriptions} />
      <Company feature={feature} />
      <AtNeuronpedia key={feature} feature={feature} />
    </>
  );
}

/** Its number and label, and what the labels and the lobes say of it. */
function Summary({ feature }: { feature: number }) {
  const { info } = useDataset();
  const layer = useLayer();
  const labels = useLabels().result;
  const { found, looks } = useLooks();
  const lobe = found?.labels[feature];
  const title = info.item[0]!.toUpperCase() + info.item.slice(1);
  const frequency = labels?.frequency?.[feature];
  const category = labels?.category[feature];
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
        {frequency !== undefined && (
          <Figure name="frequency, tokens">{(100 * frequency).toPrecision(3)} %</Figure>
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
              'none: left out of the lobes'
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
  const { result: notes, error } = useJob(notesJob, layer.has.labels ? reference : null, {
    layer: layer.id,
    feature,
  });
  if (error) return <p className="section note warning-note">{error.message}</p>;
  if (!notes || (notes.topTokens.length === 0 && notes.examples.length === 0)) return null;
  return (
    <Section title="Fires on">
      <ul className="tokens" aria-label="Top tokens">
        {notes.topTokens.map((token, i) => (
          <li key={i} className="token">
            {token.trim() || JSON.stringify(token)}
          </li>
        ))}
      </ul>
      {notes.examples.map((example, i) => (
        <Context key={i} example={example} />
      ))}
    </Section>
  );
}

function Nearest({
  feature,
  descriptions,
}: {
  feature: number;
  descriptions: readonly string[] | undefined;
}) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { found: lobes, looks } = useLooks();
  const nearest = useJob(neighboursJob, reference, {
    layer: layer.id,
    among: 'features',
    of: feature,
    count: NEIGHBOURS,
  });
  const found = nearest.result;
  if (nearest.error) return <p className="section note warning-note">{nearest.error.message}</p>;
  return (
    <Section title="Nearest by direction">
      <table className="data-table">
        <caption className="visually-hidden">
          The {info.item}s nearest to {info.item} {feature} by cosine of their directions
        </caption>
        <thead>
          <tr>
            <th scope="col">{info.item}</th>
            <th scope="col" className="number">
              cosine
            </th>
          </tr>
        </thead>
        <tbody>
          {found &&
            Array.from(found.indices, (index, i) => (
              <tr key={index}>
                <td>
                  <button
                    className="link-button one-line"
                    title={descriptions?.[index]}
                    onClick={() => store.getState().go({ feature: index })}
                  >
                    {lobes && lobes.labels[index]! >= 0 && (
                      <span
                        className="swatch"
                        style={{ background: looks[lobes.labels[index]!]!.colour, marginRight: 6 }}
                      />
                    )}
                    {index} {descriptions?.[index]}
                  </button>
                </td>
                <td className="number">{found.cosines[i]!.toFixed(3)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  );
}
