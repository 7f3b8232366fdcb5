import { useMemo } from 'react';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import type { AgainstPoint } from '../../../../charts/nulls/Against.tsx';
import { Against } from '../../../../charts/lazy.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import type { MetaSae } from '../../analysis/index.ts';
import { method } from '../../method.ts';

const OWN = 'this layer';
const CLOUDS = 'clouds of the same spectrum';

/**
 * The variance that batches left unexplained in the course of the training, of the layer and of the clouds, as far as it has
 * come.
 */
export function LossCurve({ found }: { found: Pick<MetaSae, 'curve' | 'nullCurve' | 'steps'> }) {
  const points = useMemo(
    () => [
      ...lineOf(OWN, 'var(--accent)', found.curve, found.steps),
      ...lineOf(CLOUDS, 'var(--dim)', found.nullCurve, found.steps),
    ],
    [found],
  );
  const range = useMemo(() => [0, found.steps] as const, [found.steps]);
  return (
    <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
      {/* All steps from the beginning: while it grows, the curve shows how far it is, and its axis stays. */}
      <Against
        method={method('metaSae')}
        measure="variance unexplained"
        quantity="step"
        points={points}
        range={range}
      />
      <ChartKey
        label="Lines"
        entries={[
          { name: OWN, mark: 'dot', colour: 'var(--accent)' },
          { name: CLOUDS, mark: 'ring', colour: 'var(--dim)' },
        ]}
      />
    </Guard>
  );
}

/** Pairs of neighbouring points are drawn as one. */
function lineOf(name: string, colour: string, curve: Float64Array, steps: number): AgainstPoint[] {
  const reached = curve.findIndex(Number.isNaN);
  const length = Math.floor((reached < 0 ? curve.length : reached) / 2);
  return Array.from({ length }, (_, i): AgainstPoint => {
    const step = Math.round((steps * (2 * i + 1)) / curve.length);
    return {
      name: `step ${step}`,
      x: step,
      value: (curve[2 * i]! + curve[2 * i + 1]!) / 2,
      group: name,
      colour,
      mark: name === OWN ? 'dot' : 'ring',
      line: name,
    };
  });
}
