import { NullRows } from '../../../src/charts/nulls/NullRows.tsx';
import { type ChartCases, wave } from './chartCases.ts';

const draws = (centre: number, spread: number) => wave(60).map((value) => centre + spread * value);
const row = (name: string, value: number, mean: number, sd: number, beyond: boolean) => ({
  name,
  value,
  distribution: { mean, sd, samples: draws(mean, sd) },
  beyond,
});

export const nullRows: ChartCases = {
  chart: 'NullRows',
  cases: {
    'no figure': <NullRows label="no figure" measure="mean phi" rows={[]} />,
    'one figure': (
      <NullRows
        label="neighbours beside strangers"
        measure="mean phi"
        rows={[row('all', 0.034, 0.01, 0.001, true)]}
      />
    ),
    'on both sides of their nulls': (
      <NullRows
        label="Moran’s I of four coordinates"
        measure="Moran’s I"
        rows={[
          row('frequency', 0.21, 0, 0.02, true),
          row('2', 0.08, -0.01, 0.02, true),
          row('3', 0.01, 0, 0.02, false),
          row('4', -0.09, 0, 0.02, true),
        ]}
      />
    ),
    'a null without spread, few draws, and no value': (
      <NullRows
        label="odd figures"
        measure="share"
        rows={[
          { name: 'flat', value: 0.25, distribution: { mean: 0.25, sd: 0 }, beyond: false },
          { name: 'few', value: 3, distribution: { mean: 1, sd: 1, samples: [0, 1, 2] }, beyond: false },
          { name: 'missing', value: Number.NaN, distribution: { mean: 1, sd: 0.5 }, beyond: false },
        ]}
      />
    ),
    'a long name': (
      <NullRows
        label="categories held out"
        measure="phi within lobes, less between"
        rows={[row('science-textbook', 0.021, 0.001, 0.002, true), row('set 2', 0.004, 0, 0.002, false)]}
      />
    ),
  },
};
