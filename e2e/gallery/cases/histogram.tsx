import { Histogram } from '../../../src/charts/Histogram.tsx';
import { type ChartCases, wave } from './chartCases.ts';

const BELL = wave(2000).map((value, i) => (value + wave(1, i)[0]!) / 2);
const normal = (at: number) => Math.exp(-0.5 * (at / 0.4) ** 2) / (0.4 * Math.sqrt(2 * Math.PI));

export const histogram: ChartCases = {
  chart: 'Histogram',
  cases: {
    'no value': <Histogram label="no cosines" measure="cosine" values={[]} />,
    'one value': <Histogram label="one cosine" measure="cosine" values={[0.25]} />,
    'many values, a null and a mark': (
      <Histogram label="cosines" measure="cosine" values={BELL} density={normal} mark={0.5} />
    ),
    'a mark beyond the values': <Histogram label="cosines, marked" measure="cosine" values={BELL} mark={2} />,
    'negative values': (
      <Histogram label="below zero" measure="log-volume" values={BELL.map((value) => 40 * value - 700)} />
    ),
    'narrow spread': (
      <Histogram label="near one" measure="norm" values={BELL.map((value) => 1 + 2e-5 * value)} />
    ),
    'wide spread': (
      <Histogram label="large" measure="squared norm" values={BELL.map((value) => 3e7 * (1 + value))} />
    ),
    'tiny values': <Histogram label="tiny" measure="residual" values={BELL.map((value) => 2e-9 * value)} />,
  },
};
