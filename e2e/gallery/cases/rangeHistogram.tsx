import { RangeHistogram } from '../../../src/charts/RangeHistogram.tsx';
import { rangeAxis } from '../../../src/charts/axes/rangeAxis.ts';
import { fixed } from '../../../src/controls/numbers.ts';
import { type ChartCases, wave } from './chartCases.ts';

const linear = rangeAxis(wave(300), false)!;
const logarithmic = rangeAxis(
  wave(300).map((value) => 10 ** value),
  true,
)!;
const rest = { measure: 'score', print: (value: number) => fixed(value, 2), onChange: () => undefined };

export const rangeHistogram: ChartCases = {
  chart: 'RangeHistogram',
  cases: {
    'all values': <RangeHistogram label="Range of all values" axis={linear} range={[null, null]} {...rest} />,
    'a range': <RangeHistogram label="A range" axis={linear} range={[-0.5, 0.25]} {...rest} />,
    'a logarithmic axis': (
      <RangeHistogram label="A logarithmic range" axis={logarithmic} range={[null, 2]} {...rest} />
    ),
  },
};
