import { Bars } from '../../../src/charts/Bars.tsx';
import type { ChartCases } from './chartCases.ts';

const falling = (n: number) => Array.from({ length: n }, (_, i) => 0.95 * 0.82 ** i);

export const bars: ChartCases = {
  chart: 'Bars',
  cases: {
    'no value': <Bars label="no eigenvalues" values={[]} />,
    'one value': <Bars label="one eigenvalue" values={[0.7]} chosen={1} first={2} />,
    'many values': <Bars label="eigenvalues after the first" values={falling(16)} chosen={3} first={2} />,
    'as many as fit': <Bars label="64 eigenvalues" values={falling(64)} chosen={8} />,
    'negative values': <Bars label="eigenvalues of both signs" values={[0.6, 0.2, -0.1, -0.4]} chosen={1} />,
    'equal values': <Bars label="equal eigenvalues" values={[0.5, 0.5, 0.5]} />,
    'wide spread': <Bars label="eigenvalues over nine decades" values={[1e6, 1, 1e-3]} chosen={2} />,
    'not a number': <Bars label="an eigenvalue is missing" values={[0.6, Number.NaN, 0.2]} />,
  },
};
