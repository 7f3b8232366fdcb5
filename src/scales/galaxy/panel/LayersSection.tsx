import { Suspense, useMemo } from 'react';
import { LayerCurve } from '../../../charts/lazy.ts';
import type { LayerPoint } from '../../../charts/LayerCurve.tsx';
import { Button } from '../../../controls/Button.tsx';
import { Section } from '../../../controls/Section.tsx';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { cancelSweep, startSweep, useSweep, type LayerFigures } from '../sweep.ts';
import { useGivenSweep } from '../useGivenSweep.ts';
import { windowOf } from '../useShape.ts';
import { SaveLayers } from './SaveLayers.tsx';
import { useGalaxy } from '../useGalaxy.ts';

/** Half of a 95 % interval in standard errors. */
const HALF = 1.96;

/** Slope, log-volume and clustering entropy of every layer. */
export function LayersSection() {
  const { info, reference } = useDataset();
  const { seed } = useGalaxy((view) => view);
  const sweep = useSweep(reference, seed);
  const layers = info.layers.filter((layer) => layer.features > 0);
  useGivenSweep(seed);
  if (layers.length < 2) return null;
  const running = sweep.status === 'running';
  const complete = layers.every(({ id }) => sweep.figures[id]?.entropy ?? sweep.figures[id]?.error);
  return (
    <Section title="Across layers">
      <div className="stack">
        {running ? (
          <div className="row">
            <p className="note" role="status">
              {sweep.done} of {sweep.steps} steps
            </p>
            <Button kind="quiet" onPress={() => cancelSweep(reference, seed)}>
              Cancel the sweep
            </Button>
          </div>
        ) : (
          !complete && (
            <>
              <p className="note">
                Slope, log-volume and clustering entropy of all {layers.length} layers, computed in the
                background; what is found is kept while the page is open.
              </p>
              <div className="row">
                <Button onPress={() => void startSweep(reference, seed, layers)}>
                  {sweep.done > 0 ? 'Go on with the layers' : 'Compute all layers'}
                </Button>
                {sweep.status === 'cancelled' && (
                  <span className="note">
                    stopped after {sweep.done} of {sweep.steps} steps
                  </span>
                )}
              </div>
            </>
          )
        )}
        {Object.keys(sweep.figures).length > 0 && <Curves layers={layers} figures={sweep.figures} />}
      </div>
    </Section>
  );
}

function Curves({
  layers,
  figures,
}: {
  layers: readonly LayerInfo[];
  figures: Readonly<Record<string, LayerFigures>>;
}) {
  const layer = useLayer();
  const { from, to } = useGalaxy((view) => view);
  const curves = useMemo(() => curvesOf(layers, figures, { from, to }), [layers, figures, from, to]);
  const choose = (id: string) => store.getState().go({ layer: id, feature: null });
  return (
    <Suspense fallback={<p className="note">Preparing the charts…</p>}>
      {curves.map(({ measure, points, reference, bars }) => (
        <div key={measure}>
          <LayerCurve
            measure={measure}
            points={points}
            current={layer.id}
            onChoose={choose}
            reference={reference}
          />
          <p className="note">{bars}</p>
        </div>
      ))}
      {Object.entries(figures).map(([id, { error }]) =>
        error ? (
          <p key={id} className="note warning-note">
            {error}
          </p>
        ) : null,
      )}
      <SaveLayers layers={layers} figures={figures} />
    </Suspense>
  );
}

interface Curve {
  readonly measure: string;
  readonly points: readonly LayerPoint[];
  readonly reference?: number;
  /** what the bars are */
  readonly bars: string;
}

function curvesOf(
  layers: readonly LayerInfo[],
  figures: Readonly<Record<string, LayerFigures>>,
  window: { from: number; to: number },
): Curve[] {
  const shapes = layers.map(({ id }) => {
    const shape = figures[id]?.shape;
    return shape ? windowOf(shape, window) : null;
  });
  const points = (figure: (at: number) => { value: number; error: number } | null): LayerPoint[] =>
    layers.map(({ id, name }, at) => {
      const found = figure(at);
      return { layer: id, name, ...(found && Number.isFinite(found.value) ? found : { value: null }) };
    });
  const expected = shapes.flatMap((shape) => (shape ? [shape.gaussian.powerLaw.slope] : []));
  const mean = expected.reduce((sum, slope) => sum + slope, 0) / expected.length;
  return [
    {
      measure: 'power-law slope',
      points: points((at) => {
        const line = shapes[at]?.powerLaw;
        return line ? { value: line.slope, error: (line.ci95[1] - line.ci95[0]) / 2 } : null;
      }),
      ...(Number.isFinite(mean) && { reference: mean }),
      bars: 'Bars: 95 % interval of the fit. Dashed: isotropic Gaussian of the same shape.',
    },
    {
      measure: 'log-volume',
      points: points((at) => {
        const shape = shapes[at];
        return shape ? { value: shape.logVolume, error: HALF * shape.logVolumeError } : null;
      }),
      bars: 'Σ ln λ over the same window. Bars: 95 % interval for a Gaussian sample of n features.',
    },
    {
      measure: 'clustering entropy, nats',
      points: points((at) => {
        const difference = figures[layers[at]!.id]?.entropy?.difference;
        return difference ? { value: difference.value, error: HALF * difference.error } : null;
      }),
      reference: 0,
      bars: 'H Gaussian − H features. Bars: 95 % interval from half samples. Dashed: no clustering.',
    },
  ];
}
