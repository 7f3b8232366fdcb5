import { SpectrumChart } from '../../../src/charts/SpectrumChart.tsx';
import type { ChartCases } from './chartCases.ts';

const power = (n: number, slope: number, first = 1) =>
  Float64Array.from({ length: n }, (_, i) => first * (i + 1) ** slope);
const cut = (n: number, rank: number) =>
  Float64Array.from({ length: n }, (_, i) => (i < rank ? (i + 1) ** -0.4 : 1e-18));
const drag = () => {};

export const spectrumChart: ChartCases = {
  chart: 'SpectrumChart',
  cases: {
    'no eigenvalue': <SpectrumChart eigenvalues={[]} window={{ from: 1, to: 3 }} />,
    'one eigenvalue': <SpectrumChart eigenvalues={[2]} window={{ from: 1, to: 3 }} onWindowChange={drag} />,
    'a power law, its Gaussian and activations': (
      <SpectrumChart
        eigenvalues={power(160, -0.468, 0.4)}
        gaussian={power(160, -0.03, 0.06)}
        activations={power(160, -0.9, 2)}
        window={{ from: 11, to: 150 }}
        onWindowChange={drag}
      />
    ),
    'many eigenvalues': (
      <SpectrumChart eigenvalues={power(2304, -0.3)} window={{ from: 11, to: 150 }} onWindowChange={drag} />
    ),
    'ten thousand eigenvalues': (
      <SpectrumChart eigenvalues={power(10_000, -0.3)} window={{ from: 11, to: 150 }} />
    ),
    'fewer dimensions than the window': (
      <SpectrumChart eigenvalues={cut(64, 5)} window={{ from: 11, to: 60 }} onWindowChange={drag} />
    ),
    'equal eigenvalues': (
      <SpectrumChart eigenvalues={power(100, 0)} window={{ from: 11, to: 90 }} onWindowChange={drag} />
    ),
    'narrow spread': (
      <SpectrumChart eigenvalues={power(100, -0.004)} window={{ from: 11, to: 90 }} onWindowChange={drag} />
    ),
    'wide spread': (
      <SpectrumChart eigenvalues={power(500, -7)} window={{ from: 11, to: 150 }} onWindowChange={drag} />
    ),
    'a window at the left edge': (
      <SpectrumChart eigenvalues={power(160, -0.5)} window={{ from: 1, to: 3 }} onWindowChange={drag} />
    ),
    'a window at the right edge': (
      <SpectrumChart eigenvalues={power(160, -0.5)} window={{ from: 150, to: 160 }} onWindowChange={drag} />
    ),
  },
};
