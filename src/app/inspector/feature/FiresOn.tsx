import { count } from '../../../controls/numbers.ts';
import { Room } from '../../../controls/frame/Room.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import type { FeatureNotes, TokenLogit } from '../../../dataset/dataset.ts';
import { notesJob } from '../../../jobs/datasetJobs.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
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
  if (notes ? isEmpty(notes) : !layer.has.labels) return null;
  return (
    <Section title="Fires on">
      <Room name="what a feature fires on" height={103} waiting={!notes}>
        {!notes && <p className="note">Reading tokens and contexts…</p>}
        {notes && (
          <Stale stale={stale}>
            <Tokens label="Top tokens" tokens={notes.topTokens} />
            {notes.examples.length > 0 ? (
              <Contexts examples={notes.examples} />
            ) : (
              <p className="note">The dataset has no context in which it fires.</p>
            )}
            <Logits title="raises the logits of" tokens={notes.promotes} />
            <Logits title="lowers the logits of" tokens={notes.suppresses} />
          </Stale>
        )}
      </Room>
    </Section>
  );
}

const isEmpty = ({ topTokens, examples, promotes = [], suppresses = [] }: FeatureNotes): boolean =>
  [topTokens, examples, promotes, suppresses].every((list) => list.length === 0);

/** A list on the screen has at most this many tokens, whatever a stranger's file holds. */
const MOST_TOKENS = 200;

function Tokens({ label, tokens }: { label: string; tokens: readonly string[] }) {
  const more = tokens.length - MOST_TOKENS;
  return (
    <>
      <ul className="tokens" aria-label={label}>
        {tokens.slice(0, MOST_TOKENS).map((token, i) => (
          <li key={i} className="token">
            {token.trim() || JSON.stringify(token)}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="note">
          {count(more)} more {more === 1 ? 'token is' : 'tokens are'} not shown.
        </p>
      )}
    </>
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
