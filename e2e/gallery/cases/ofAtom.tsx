import LengthChart from '../../../src/scales/atom/panel/published/LengthChart.tsx';
import PublishedCurve from '../../../src/scales/atom/panel/published/PublishedCurve.tsx';
import type { LengthFigure } from '../../../src/scales/atom/analysis/published/lengthFigure.ts';
import type { PublishedCrystals } from '../../../src/scales/atom/analysis/published/crystals.ts';
import { type ChartCases, wave } from './chartCases.ts';

/** Lengths from `least` on, each with a few pairs. */
function lengthFigure(count: number, pairs: number, least: number): LengthFigure {
  const lengths = Float64Array.from({ length: count * pairs }, (_, i) => least + Math.floor(i / pairs));
  const scores = Float64Array.from(wave(count * pairs), (value, i) => 3 * value + 0.4 * lengths[i]!);
  const groups = Array.from({ length: count }, (_, g) => ({
    length: least + g,
    pairs,
    mean: 0.4 * (least + g),
    sd: 1.5,
  }));
  const line = count > 1 ? { slope: 0.4, intercept: 0 } : null;
  return { measure: 'characters', share: 0.08, scores, lengths, groups, line };
}

const crystals = (points: number, raw: number): PublishedCrystals => ({
  relations: [],
  pairs: 240,
  raw,
  zScored: raw,
  components: Uint32Array.from({ length: points }, (_, i) => i + 2),
  silhouettes: Float64Array.from({ length: points }, (_, i) => (i === 9 ? NaN : 0.4 * (1 - 0.6 ** (i + 1)))),
  length: lengthFigure(2, 2, 0),
});

/** The figures of Atom as published. */
export const lengthChart: ChartCases = {
  chart: 'LengthChart',
  cases: {
    'one length': <LengthChart figure={lengthFigure(1, 6, 0)} />,
    'two lengths, one pair each': <LengthChart figure={lengthFigure(2, 1, -1)} />,
    'fifteen lengths': <LengthChart figure={lengthFigure(15, 20, -7)} />,
  },
};

export const publishedCurve: ChartCases = {
  chart: 'PublishedCurve',
  cases: {
    'one number of components': <PublishedCurve found={crystals(1, -0.01)} />,
    'ten numbers, the last without an axis': <PublishedCurve found={crystals(10, -0.08)} />,
  },
};
