import { Button } from '../../controls/Button.tsx';
import { Section } from '../../controls/Section.tsx';
import type { FeatureNotes } from '../../dataset/dataset.ts';
import { notesJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { Company } from '../../scales/brain/panel/company/Company.tsx';
import { useLooks } from '../../scales/brain/useLooks.ts';
import { Context } from '../../scales/shared/Context.tsx';
import { neighboursJob } from '../../scales/shared/neighbours.ts';
import { NeuronpediaSection } from '../../scales/shared/neuronpedia/FeatureSection.tsx';
import { useLabels } from '../../scales/shared/useLabels.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';

const NEIGHBOURS = 10;

/** The pinned feature: what it is, what it fires on, its lobe, and the directions nearest to its own. */
export function FeatureCard({ feature }: { feature: number }) {
  const { url, info } = useDataset();
  const layer = useLayer();
  const labels = useLabels().result;
  const notes = useJob(notesJob, layer.has.labels ? url : null, { layer: layer.id, feature });
  const { found, looks } = useLooks();
  const lobe = found?.labels[feature];
  const title = info.item[0]!.toUpperCase() + info.item.slice(1);
  const frequency = labels?.frequency?.[feature];

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
            <div>
              <dt>frequency, tokens</dt>
              <dd>{(100 * frequency).toPrecision(3)} %</dd>
            </div>
          )}
          {labels?.category[feature] && (
            <div>
              <dt>mostly in</dt>
              <dd>{labels.category[feature]}</dd>
            </div>
          )}
          {lobe !== undefined && (
            <div>
              <dt>lobe</dt>
              <dd>
                {lobe >= 0 ? (
                  <span className="tag">
                    <span className="swatch" style={{ background: looks[lobe]!.colour }} />
                    {looks[lobe]!.name}
                  </span>
                ) : (
                  'none: left out of the lobes'
                )}
              </dd>
            </div>
          )}
        </dl>
      </div>
      <FiresOn notes={notes.result} error={notes.error} />
      <Nearest feature={feature} descriptions={labels?.description} />
      <Company feature={feature} />
      <NeuronpediaSection key={feature} feature={feature} />
    </>
  );
}

function FiresOn({ notes, error }: { notes: FeatureNotes | null; error: Error | null }) {
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
  const { url, info } = useDataset();
  const layer = useLayer();
  const { found: lobes, looks } = useLooks();
  const nearest = useJob(neighboursJob, url, {
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
