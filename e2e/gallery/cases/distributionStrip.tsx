import { DistributionStrip } from '../../../src/charts/DistributionStrip.tsx';
import { type ChartCases, wave } from './chartCases.ts';

const values = wave(300);

export const distributionStrip: ChartCases = {
  chart: 'DistributionStrip',
  cases: {
    'within the others': <DistributionStrip values={values} value={0.2} />,
    'beyond the others': <DistributionStrip values={values} value={7} />,
    'all equal': <DistributionStrip values={[2, 2, 2]} value={2} />,
  },
};
