import { Section } from '../../../controls/Section.tsx';
import { notesJob } from '../../../jobs/datasetJobs.ts';
import { useJob } from '../../../jobs/useJob.ts';
import { Stale } from '../../../scales/shared/asking/Stale.tsx';
import { Contexts } from '../../../scales/shared/contexts/Contexts.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';

/** The tokens on which the feature fires most, and contexts. */
export function FiresOn({ feature }: { feature: number }) {
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
  if (!notes || (notes.topTokens.length === 0 && notes.examples.length === 0)) return null;
  return (
    <Section title="Fires on">
      <Stale stale={stale}>
        <ul className="tokens" aria-label="Top tokens">
          {notes.topTokens.map((token, i) => (
            <li key={i} className="token">
              {token.trim() || JSON.stringify(token)}
            </li>
          ))}
        </ul>
        {notes.examples.length > 0 ? (
          <Contexts examples={notes.examples} />
        ) : (
          <p className="note">The dataset holds no context in which it fires.</p>
        )}
      </Stale>
    </Section>
  );
}
