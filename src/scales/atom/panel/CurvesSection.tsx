import { lazy, Suspense, useState } from 'react';
import { LayerCurve } from '../../../charts/lazy.ts';
import { Button } from '../../../controls/Button.tsx';
import { Section } from '../../../controls/Section.tsx';
import { SelectField } from '../../../controls/SelectField.tsx';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { ATOM_DEFAULTS } from '../analysis/defaults.ts';
import { componentCurveJob, qualityByLayerJob } from '../jobs.ts';
import { setAtom, useAtom } from '../useAtom.ts';
import { useParameters, useRelations } from '../useCrystals.ts';

const ComponentChart = lazy(() => import('./ComponentChart.tsx'));

const { curve: MOST_COMPONENTS, layerShuffles: LAYER_SHUFFLES } = ATOM_DEFAULTS;

/** Silhouette against LDA components, at a click. */
export function ComponentsSection() {
  const { reference } = useDataset();
  const { listed } = useRelations();
  const [asked, setAsked] = useState(false);
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(all);
  const curve = useJob(
    componentCurveJob,
    asked ? reference : null,
    asked && parameters ? { ...parameters, removal: 'lda' as const, most: MOST_COMPONENTS } : null,
    { background: true },
  );
  return (
    <Section title="How many components?">
      {!asked && (
        <Button onPress={() => setAsked(true)}>
          Silhouette with 2 to {Math.min(MOST_COMPONENTS, Math.max(2, all.length - 1))} components
        </Button>
      )}
      {curve.error && <p className="note warning-note">{curve.error.message}</p>}
      {curve.status === 'running' && <p className="note">Fitting all {all.length} relations…</p>}
      {curve.status === 'cancelled' && <Button onPress={curve.retry}>Fit again</Button>}
      <Suspense fallback={<p className="note">Preparing the chart…</p>}>
        {curve.result && <ComponentChart curve={curve.result} />}
      </Suspense>
    </Section>
  );
}

/** Each relation's held-out quality against layer, at a click. */
export function LayersSection() {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { listed } = useRelations();
  const [asked, setAsked] = useState(false);
  const shown = useAtom((view) => view.curve);
  const layers = info.layers.filter((one) => one.has.words).map((one) => one.id);
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(all);
  const sweep = useJob(
    qualityByLayerJob,
    asked ? reference : null,
    asked && parameters ? { ...parameters, layer: '', layers, shuffles: LAYER_SHUFFLES } : null,
    { background: true },
  );
  if (layers.length < 2) return null;
  const { result } = sweep;
  const at = result?.relations.findIndex((relation) => relation.id === shown) ?? -1;
  const points = info.layers
    .filter((one) => one.has.words)
    .map((one) => {
      const found = result?.layers.find((other) => other.layer === one.id);
      return {
        layer: one.id,
        name: one.name,
        value: !found ? null : at < 0 ? found.heldOut : finite(found.relations[at]),
        ...(found && at < 0 && found.sd !== null && { error: found.sd }),
      };
    });
  const nulls = result?.layers.map((one) => one.nullMean).filter((value) => value !== null) ?? [];
  return (
    <Section title="Across layers">
      <div className="stack">
        {!asked && <Button onPress={() => setAsked(true)}>Held-out quality at {layers.length} layers</Button>}
        {sweep.error && <p className="note warning-note">{sweep.error.message}</p>}
        {sweep.status === 'running' && <p className="note">{sweep.text || 'Measuring layers…'}</p>}
        {sweep.status === 'cancelled' && <Button onPress={sweep.retry}>Go through the layers again</Button>}
        {result && (
          <>
            <SelectField
              label="relation"
              hideLabel
              value={at < 0 ? '' : shown}
              options={[{ id: '', name: 'all relations' }, ...result.relations]}
              onChange={(curve) => setAtom({ curve })}
            />
            <Suspense fallback={<p className="note">Preparing the chart…</p>}>
              <LayerCurve
                measure="held-out silhouette"
                points={points}
                current={layer.id}
                onChoose={(next) => store.getState().go({ layer: next })}
                reference={at < 0 && nulls.length > 0 ? mean(nulls) : undefined}
              />
            </Suspense>
            <p className="note">
              Silhouette of held-out differences after the removal, over all {all.length} relations; the
              dashed line is the mean of {LAYER_SHUFFLES} shuffled labels a layer.
            </p>
          </>
        )}
      </div>
    </Section>
  );
}

const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
