import { LayerCurve, type LayerPoint } from '../../../src/charts/LayerCurve.tsx';
import { type ChartCases, wave } from './chartCases.ts';

const points = (values: readonly (number | null)[], error?: number): LayerPoint[] =>
  values.map((value, i) => ({
    layer: `${i}`,
    name: `layer ${i}`,
    value,
    error: value === null ? undefined : error,
  }));
const choose = () => {};

export const layerCurve: ChartCases = {
  chart: 'LayerCurve',
  cases: {
    'no layer': <LayerCurve measure="slope" points={[]} />,
    'nothing computed': <LayerCurve measure="slope" points={points([null, null, null])} onChoose={choose} />,
    'one layer': <LayerCurve measure="slope" points={points([-0.47], 0.01)} current="0" onChoose={choose} />,
    'six layers, one missing, with a null': (
      <LayerCurve
        measure="power-law slope"
        points={points([-0.24, -0.32, null, -0.47, -0.36, -0.28], 0.03)}
        current="3"
        onChoose={choose}
        reference={-0.03}
      />
    ),
    'twenty-six layers': (
      <LayerCurve
        measure="clustering entropy"
        points={points(
          wave(26).map((value) => 12 + 9 * value),
          2,
        )}
        current="12"
        onChoose={choose}
      />
    ),
    'with marks from elsewhere': (
      <LayerCurve
        measure="power-law slope"
        points={points([-0.3, -0.35, -0.5, -0.4], 0.02)}
        current="2"
        onChoose={choose}
        marks={wave(26).map((value, i) => ({
          name: `published layer ${i}`,
          at: (3 * i) / 25,
          value: -0.35 + 0.1 * value,
          error: 0.01,
          filled: i > 10 && i < 15,
        }))}
      />
    ),
    'layers with long names': (
      <LayerCurve
        measure="participation ratio"
        points={[4, 8, 12, 16, 20].map((layer, i) => ({
          layer: `${layer}`,
          name: `blocks.${layer}.hook_resid_post`,
          value: 40 + i,
        }))}
        onChoose={choose}
      />
    ),
    'narrow spread': (
      <LayerCurve measure="mean norm" points={points([1.00001, 1.00002, 1.000015])} onChoose={choose} />
    ),
    'equal values': <LayerCurve measure="log-volume" points={points([-512, -512, -512], 0)} />,
    'wide spread': <LayerCurve measure="log-volume" points={points([-48_000, 3, 125_000])} />,
    'errors larger than the values': (
      <LayerCurve measure="silhouette" points={points([0.1, -0.2, 0.3], 0.9)} />
    ),
  },
};
