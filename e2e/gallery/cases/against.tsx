import { Against, type AgainstPoint } from '../../../src/charts/nulls/Against.tsx';
import { type ChartCases, wave } from './chartCases.ts';

const own = (x: number, value: number, layer: number): AgainstPoint => ({
  name: `layer ${layer}, average_l0_${x}`,
  x,
  value,
  error: 0.01,
  group: 'this dataset',
  colour: 'var(--accent)',
  mark: 'dot',
  line: `layer ${layer}`,
  current: x === 68,
});
const published = wave(26).map((value, i): AgainstPoint => ({
  name: `published layer ${i}`,
  x: 95 + 30 * value,
  value: -0.35 + 0.1 * Math.abs(value),
  group: 'published',
  colour: 'var(--dim)',
  mark: 'ring',
}));

export const against: ChartCases = {
  chart: 'Against',
  cases: {
    'no point': <Against measure="slope" quantity="L0" points={[]} />,
    'one point': <Against measure="slope" quantity="L0" scale="log" points={[own(68, -0.4, 5)]} />,
    'sparsities of two layers beside published ones': (
      <Against
        measure="power-law slope"
        quantity="L0"
        scale="log"
        points={[
          ...[18, 34, 68, 137, 270].map((l0, i) => own(l0, -0.55 + 0.05 * i, 5)),
          ...[21, 40, 70].map((l0, i) => own(l0, -0.6 + 0.07 * i, 6)),
          ...published,
        ]}
      />
    ),
    'against layer, two rungs': (
      <Against
        measure="clustering entropy, nats"
        quantity="layer"
        points={published.map((point, i) => ({
          ...point,
          x: i,
          value: 1_000 * point.value,
          colour: i % 3 === 0 ? 'var(--category-1)' : 'var(--category-2)',
          line: `${i % 3 === 0}`,
        }))}
      />
    ),
  },
};
