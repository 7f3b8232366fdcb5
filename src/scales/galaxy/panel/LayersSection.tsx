import { useMemo } from 'react';
import { LayerCurve } from '../../../charts/lazy.ts';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { Section } from '../../../controls/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { goToLayer } from '../../../state/goToLayer.ts';
import { AskSeries } from '../../shared/asking/AskSeries.tsx';
import { layerFigures, useLayerSeries, type LayerFigures } from '../layerSeries.ts';
import { layerCurves } from './layerCurves.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { SaveLayers } from './SaveLayers.tsx';

/** Slope, log-volume and clustering entropy of every layer. */
export function LayersSection() {
  const { info, reference } = useDataset();
  const { seed } = useGalaxy((view) => view);
  const layers = useMemo(() => info.layers.filter((layer) => layer.features > 0), [info]);
  const series = useLayerSeries(reference, seed, layers);
  const { results } = series;
  const figures = useMemo(() => layerFigures({ results }, seed, layers), [results, seed, layers]);
  if (layers.length < 2) return null;
  return (
    <Section title="Across layers">
      <div className="stack">
        <AskSeries
          of={series}
          action="Compute all layers"
          resume="Compute the other layers"
          cancel="Cancel the sweep"
          cost={`Slope, log-volume and clustering entropy of all ${layers.length} layers, computed in the background.`}
        />
        {results.size > 0 && <Curves figures={figures} />}
      </div>
    </Section>
  );
}

function Curves({ figures }: { figures: readonly LayerFigures[] }) {
  const layer = useLayer();
  const { from, to } = useGalaxy((view) => view);
  const curves = useMemo(() => layerCurves(figures, { from, to }), [figures, from, to]);
  return (
    <>
      <Guard name="The charts" waiting={<p className="note">Preparing the charts…</p>}>
        {curves.map(({ measure, points, reference, bars }) => (
          <div key={measure}>
            <LayerCurve
              measure={measure}
              points={points}
              current={layer.id}
              onChoose={goToLayer}
              reference={reference}
            />
            <p className="note">{bars}</p>
          </div>
        ))}
      </Guard>
      <SaveLayers figures={figures} />
    </>
  );
}
