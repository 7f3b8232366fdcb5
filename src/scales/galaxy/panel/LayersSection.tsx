import { useMemo } from 'react';
import { ChartKey } from '../../../charts/ChartKey.tsx';
import { LayerCurve } from '../../../charts/lazy.ts';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { goToLayer } from '../../../state/goToLayer.ts';
import { AskSeries } from '../../shared/asking/AskSeries.tsx';
import { layerFigures, useLayerSeries, type LayerFigures } from '../layerSeries.ts';
import { L0Curves } from './l0/L0Curves.tsx';
import { layerCurves } from './layerCurves.ts';
import { placedLayers } from '../counterpart.ts';
import { SPARSE_BELOW } from './published/publishedMarks.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { SaveLayers } from './SaveLayers.tsx';
import { method } from '../method.ts';

/** Slope, log-volume and clustering entropy of every layer. */
export function LayersSection() {
  const { info, reference } = useDataset();
  const { seed, asPublished } = useGalaxy((view) => view);
  const layers = useMemo(() => info.layers.filter((layer) => layer.features > 0), [info]);
  const series = useLayerSeries(reference, { seed, asPublished }, layers);
  const { results } = series;
  const figures = useMemo(() => layerFigures({ results }, seed, layers), [results, seed, layers]);
  if (layers.length < 2) return null;
  const entropy = asPublished ? 'clustering entropy as published' : 'clustering entropy';
  return (
    <Section title="Across layers">
      <div className="stack">
        <AskSeries
          of={series}
          action="Compute all layers"
          resume="Compute the other layers"
          cancel="Cancel the sweep"
          cost={`Slope, log-volume and ${entropy} of all ${layers.length} layers, computed in the background.`}
        />
        {results.size > 0 && <Curves figures={figures} />}
      </div>
    </Section>
  );
}

function Curves({ figures }: { figures: readonly LayerFigures[] }) {
  const { info } = useDataset();
  const layer = useLayer();
  const { from, to, asPublished } = useGalaxy((view) => view);
  const { placed, exact } = useMemo(
    () =>
      placedLayers(
        figures.map((found) => found.layer),
        info,
      ),
    [figures, info],
  );
  const curves = useMemo(
    () => layerCurves(figures, asPublished ? { from: 0, to: 0 } : { from, to }, { asPublished, placed }),
    [figures, from, to, asPublished, placed],
  );
  return (
    <>
      <MarksKey item={info.item} />
      <Guard name="The charts" waiting={<p className="note chart-waiting">Preparing the charts…</p>}>
        {curves.map(({ measure, points, reference, marks, bars }) => (
          <div key={measure}>
            <LayerCurve
              method={method('layers')}
              measure={measure}
              points={points}
              current={layer.id}
              onChoose={goToLayer}
              reference={reference}
              marks={marks}
            />
            <p className="note">{bars}</p>
          </div>
        ))}
      </Guard>
      <p className="note">
        Published: residual SAEs of Gemma Scope 2B,{' '}
        {exact ? 'at the layers of the same numbers' : 'their layers 0 to 25 at the same relative depth'}.
        Each is named by its layer and its L0, the mean number of features that fire on a token.
      </p>
      <L0Curves figures={figures} />
      <SaveLayers figures={figures} />
    </>
  );
}

/** What the marks of a curve stand for. */
function MarksKey({ item }: { item: string }) {
  return (
    <ChartKey
      label="Marks"
      entries={[
        { name: `these ${item}s`, mark: 'dot', colour: 'var(--accent)' },
        { name: `published, L0 below ${SPARSE_BELOW}`, mark: 'dot', colour: 'var(--dim)' },
        { name: 'published, above', mark: 'ring', colour: 'var(--dim)' },
      ]}
    />
  );
}
