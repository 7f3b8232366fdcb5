import { Button } from '../../controls/Button.tsx';
import { significantPercent } from '../../controls/numbers.ts';
import { Section } from '../../controls/Section.tsx';
import type { Column } from '../../controls/table/columns.ts';
import { DataTable } from '../../controls/table/DataTable.tsx';
import type { FeatureNotes } from '../../dataset/dataset.ts';
import { notesJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { Company } from '../../scales/brain/panel/company/Company.tsx';
import { useLooks } from '../../scales/brain/useLooks.ts';
import { Context } from '../../scales/shared/Context.tsx';
import { featureColumn } from '../../scales/shared/featureColumn.tsx';
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
              <dd>{significantPercent(frequency)}</dd>
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
      <Nearest feature={feature} />
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

/** A feature and how near its direction is. */
interface Neighbour {
  readonly feature: number;
  readonly cosine: number;
}

function Nearest({ feature }: { feature: number }) {
  const { url, info } = useDataset();
  const layer = useLayer();
  const labels = useLabels().result;
  const { found: lobes, looks } = useLooks();
  const nearest = useJob(neighboursJob, url, {
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
      <DataTable
        caption={`The ${info.item}s nearest to ${info.item} ${feature} by cosine of their directions`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.feature}
      />
    </Section>
  );
}
