import { NumberEntry } from '../../../controls/fields/NumberEntry.tsx';
import { count, fixed } from '../../../controls/numbers.ts';
import { SliderField } from '../../../controls/fields/SliderField.tsx';
import { Ask } from '../../shared/asking/Ask.tsx';
import type { Tsne } from '../analysis/index.ts';
import { DimensionsField } from './DimensionsField.tsx';
import { setLayoutView, useLayoutView, useTsne } from './useLayout.ts';

/** Where the slider ends; larger perplexities are typed. */
const ON_SLIDER = 100;
const MOST_STEPS = 5000;
const MOST_SEED = 2 ** 32 - 1;

/** The parameters of t-SNE, and what its picture means. */
export function TsneControls() {
  const { tsneDimensions, perplexity, tsneIterations, tsneSeed } = useLayoutView((view) => view);
  const job = useTsne();
  return (
    <>
      <DimensionsField value={tsneDimensions} onChange={(next) => setLayoutView({ tsneDimensions: next })} />
      <SliderField
        label="perplexity"
        value={perplexity}
        least={2}
        most={Math.max(ON_SLIDER, perplexity)}
        onChange={(next) => setLayoutView({ perplexity: next })}
      />
      <NumberEntry
        label="steps"
        value={tsneIterations}
        least={20}
        most={MOST_STEPS}
        onChange={(next) => setLayoutView({ tsneIterations: next })}
      />
      <NumberEntry
        label="seed"
        value={tsneSeed}
        least={0}
        most={MOST_SEED}
        onChange={(next) => setLayoutView({ tsneSeed: next })}
      />
      <Ask of={job} action="Lay out by t-SNE">
        {(shown) => <Shown layout={shown} stale={job.stale} />}
      </Ask>
      <p className="note">
        Points that are near each other here are near in the decoder’s space. The distances between clusters
        and the sizes of clusters mean nothing; clusters can appear in noise too, so try several perplexities.
        The layout belongs to its layer: those of two layers are not turned onto each other.
      </p>
    </>
  );
}

/** How a layout was made, and how well it fits. */
function Shown({ layout, stale }: { layout: Tsne; stale: boolean }) {
  const { n, perplexity, askedPerplexity, iterations, seed, divergence, preprocessing } = layout;
  const lowered = perplexity < askedPerplexity;
  return (
    <p className="note">
      {(stale || lowered) && `Perplexity ${fixed(perplexity, lowered ? 1 : 0)}`}
      {lowered && `, not ${askedPerplexity}: ${count(n)} features have too few neighbours for it`}
      {(stale || lowered) && '; '}
      {count(n)} features, {count(iterations)} steps, seed {seed}; Kullback–Leibler divergence{' '}
      {fixed(divergence, 2)} nats; {preprocessing}.
    </p>
  );
}
