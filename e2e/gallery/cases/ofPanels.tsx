import ComponentChart from '../../../src/scales/atom/panel/curves/ComponentChart.tsx';
import type { ComponentCurve, Curve } from '../../../src/scales/atom/analysis/index.ts';
import SweepChart from '../../../src/scales/brain/panel/sweep/SweepChart.tsx';
import type { SweepLine } from '../../../src/scales/brain/panel/sweep/sweepLines.ts';
import { type ChartCases, wave } from './chartCases.ts';

const curve = (n: number, level: number, sd: number): Curve => ({
  values: Float64Array.from(wave(n), (value, i) => level * (1 - 0.6 ** (i + 1)) + 0.02 * value),
  sd: new Float64Array(n).fill(sd),
  nullMean: new Float64Array(n).fill(0.08),
  nullSd: new Float64Array(n).fill(0.01),
  draws: 20,
});
const components = (n: number, heldOut = true): ComponentCurve => ({
  components: Uint32Array.from({ length: n }, (_, i) => i + 1),
  raw: -0.01,
  inSample: curve(n, 0.4, 0),
  heldOut: heldOut ? curve(n, 0.15, 0.05) : null,
});

const AFFINITIES = ['simple matching', 'phi', 'overlap', 'Dice', 'Jaccard'];
const sweep = (sizes: readonly number[], level: number): SweepLine[] =>
  AFFINITIES.map((name, at) => ({
    name,
    colour: `var(--category-${at + 1})`,
    points: sizes.map((k, i) => ({
      affinity: name,
      k,
      value: level * (1 + wave(sizes.length, at)[i]! / 3),
      error: at === 0 ? null : Math.abs(level) / 20,
      mean: 0,
      sd: Math.abs(level) / 30,
      z: i === 0 ? null : 12.3,
    })),
  }));
const SIZES = [2, 4, 8, 16, 32, 64];

/** Charts that only one panel shows. */
export const componentChart: ChartCases = {
  chart: 'ComponentChart',
  cases: {
    'no component': <ComponentChart curve={components(0)} />,
    'one component': <ComponentChart curve={components(1)} />,
    'nine components': <ComponentChart curve={components(9)} />,
    'thirty components, no pair held out': <ComponentChart curve={components(30, false)} />,
  },
};

export const sweepChart: ChartCases = {
  chart: 'SweepChart',
  cases: {
    'no point': <SweepChart measure="AMI" lines={[]} sizes={SIZES} />,
    'one number of lobes': <SweepChart measure="AMI" lines={sweep([4], 0.2)} sizes={[4]} />,
    'six numbers of lobes': <SweepChart measure="AMI" lines={sweep(SIZES, 0.2)} sizes={SIZES} />,
    'negative values': <SweepChart measure="AMI" lines={sweep(SIZES, -0.002)} sizes={SIZES} />,
    'up to 1,024 lobes': (
      <SweepChart
        measure="balanced accuracy"
        lines={sweep([2, 16, 128, 1024], 0.5)}
        sizes={[2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]}
      />
    ),
  },
};
