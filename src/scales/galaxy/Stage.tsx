import { useEffect, useMemo } from 'react';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { usePalette } from '../../state/theme.ts';
import { paint, rgb, viridis, viridisGradient } from '../../stage/colour.ts';
import { stage, type Legend } from '../../stage/scene.ts';
import { cloudInScene, featureTitle, sizesByFrequency } from '../cloudScene.ts';
import { useCloud } from './useCloud.ts';

/** Publishes the galaxy: one layer's features along three principal components, coloured by frequency. */
export default function GalaxyStage() {
  const { info, url } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const feature = useTricosm((state) => state.view.feature);
  const { cloud, labels } = useCloud();
  const result = cloud.stale ? null : cloud.result;

  const placed = useMemo(
    () =>
      result &&
      cloudInScene(
        result.positions,
        result.components.map((c, i) => `PC ${c} · ${(100 * result.share[i]!).toFixed(1)} %`),
      ),
    [result],
  );
  const drawn = useMemo(() => {
    if (!placed) return null;
    const n = placed.positions.length / 3;
    const frequency = labels?.frequency ?? null;
    const colours = new Uint8Array(4 * n);
    const scale = frequency ? logScale(frequency) : null;
    for (let i = 0; i < n; i++) {
      const value = frequency?.[i];
      if (scale && value !== undefined && value > 0) paint(colours, i, viridis(scale.place(value)), 0.85);
      else paint(colours, i, rgb(palette.other), frequency ? 0.5 : 0.75);
    }
    const legend: Legend | undefined = scale
      ? {
          kind: 'gradient',
          title: 'firing frequency',
          low: `${(100 * scale.low).toPrecision(2)} %`,
          high: `${(100 * scale.high).toPrecision(2)} % of tokens`,
          gradient: viridisGradient,
        }
      : undefined;
    return {
      points: { positions: placed.positions, colours, sizes: sizesByFrequency(n, frequency) },
      legend,
    };
  }, [placed, labels, palette]);

  useEffect(() => {
    if (layer.features === 0) {
      stage.getState().clear(`${layer.name} has word vectors but no decoder: it is seen at the atom scale.`);
    } else if (cloud.error) stage.getState().clear(cloud.error.message);
    else if (!drawn || !placed) stage.getState().clear('Computing principal components…');
    else {
      stage.getState().publish({
        space: `cloud ${url} ${layer.id}`,
        ...placed,
        ...drawn,
        pinned: feature,
        describe: (i) => ({
          title: featureTitle(labels, i),
          lines: labels?.frequency
            ? [{ text: `fires on ${(100 * labels.frequency[i]!).toPrecision(2)} % of tokens` }]
            : [],
        }),
        onPick: (i) => store.getState().go({ feature: i }),
      });
    }
  }, [drawn, placed, layer, url, info, feature, labels, cloud.error]);
  return null;
}

/** A logarithmic scale over the positive values: where a value lies between the lowest and the highest. */
function logScale(values: Float32Array): { low: number; high: number; place: (v: number) => number } {
  let low = Infinity;
  let high = 0;
  for (const value of values) {
    if (value > 0) low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const range = Math.log(high / low) || 1;
  return { low, high, place: (value) => Math.log(value / low) / range };
}
