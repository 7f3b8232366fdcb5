import { Guard } from '../../../../controls/parts/Guard.tsx';
import { lazyPart } from '../../../../controls/parts/lazyPart.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { ATOM_DEFAULTS } from '../../analysis/defaults.ts';
import { useAtom } from '../../useAtom.ts';
import { PublishedComponents } from '../published/PublishedComponents.tsx';
import { PublishedSwitch } from '../published/PublishedSwitch.tsx';
import { componentCurveJob } from '../../jobs.ts';
import { useParameters, useRelations } from '../../useCrystals.ts';

const ComponentChart = lazyPart(() => import('./ComponentChart.tsx'));

const { curve: MOST_COMPONENTS } = ATOM_DEFAULTS;

/** Silhouette against LDA components: ours, or as published. */
export function ComponentsSection() {
  const asPublished = useAtom((view) => view.asPublished);
  return (
    <Section title="How many components?">
      <div className="stack">
        <PublishedSwitch />
        {asPublished ? <PublishedComponents /> : <OwnComponents />}
      </div>
    </Section>
  );
}

function OwnComponents() {
  const { reference } = useDataset();
  const { listed } = useRelations();
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(all);
  const curve = useAsked(
    componentCurveJob,
    reference,
    parameters && { ...parameters, removal: 'lda' as const, most: MOST_COMPONENTS },
    { background: true },
  );
  const most = Math.min(MOST_COMPONENTS, Math.max(2, all.length - 1));
  return (
    <Ask
      of={curve}
      action={`Silhouette with 2 to ${most} components`}
      cost={`Fits all ${all.length} relations for each number of components, in-sample, on held-out pairs, and with shuffled labels.`}
    >
      {(found) => (
        <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
          <ComponentChart curve={found} />
        </Guard>
      )}
    </Ask>
  );
}
