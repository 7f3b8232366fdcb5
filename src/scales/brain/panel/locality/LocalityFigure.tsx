import { useMemo } from 'react';
import { NullRows } from '../../../../charts/lazy.ts';
import type { NullRow } from '../../../../charts/nulls/NullRows.tsx';
import { count, fixed, pBound, plusMinus, zScore } from '../../../../controls/numbers.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { useDataset } from '../../../../state/hooks.ts';
import type { LocalityFigures } from '../../analysis/locality/figures.ts';
import type { Locality } from '../../analysis/locality/locality.ts';
import { leaning, localityVerdict } from '../../analysis/locality/localityVerdict.ts';
import { givenP } from '../../analysis/geometry/verdicts.ts';
import { method } from '../../method.ts';

/** Neighbours beside strangers, and Moran’s I of the coordinates, each beside its null, with what they say in words. */
export function LocalityFigure({ found }: { found: Locality }) {
  const { item } = useDataset().info;
  const { phi, collapsed, neighbours, n, pairs, sampled, cosine } = found;
  const phis = useMemo(() => phiRows(found), [found]);
  const spread = useMemo(() => moranRows(collapsed ?? found), [found, collapsed]);
  return (
    <div className="stack">
      <p className="note">{localityVerdict(found)}</p>
      <div>
        <div className="null-figure-head">
          <span className="null-figure-name">mean phi with the {neighbours} nearest directions</span>
          <strong className="null-figure-value">{fixed(phi.value, 3)}</strong>
        </div>
        <Guard name="The chart" waiting={<p className="note chart-waiting">Drawing…</p>}>
          <NullRows
            method={method('meanPhi')}
            label="Mean phi with the nearest directions, beside strangers that fire as often"
            measure="mean phi"
            rows={phis}
            unexplained
          />
        </Guard>
        <p className="note">
          strangers {plusMinus(phi.null.mean, phi.null.sd)} · {line(phi)}. {count(n)} {item}s, {count(pairs)}{' '}
          pairs{sampled ? ' drawn from all' : ''}, mean cosine {fixed(cosine, 2)}.
        </p>
      </div>
      <div>
        <h3 className="note">Moran’s I among neighbours{collapsed ? ', near copies collapsed' : ''}</h3>
        <Guard name="The chart" waiting={<p className="note chart-waiting">Drawing…</p>}>
          <NullRows
            method={method('moran')}
            label="Moran’s I of the coordinates of co-firing among the nearest directions"
            measure="Moran’s I"
            rows={spread}
          />
        </Guard>
        <p className="note">
          Coordinates 2, 3, … are the eigenvectors that lobes are cut from, less what the frequency explains;
          their p values are corrected for their number. The frequency itself is no function: if it follows
          directions, figures that do not hold it are misled.
        </p>
      </div>
    </div>
  );
}

function phiRows(found: Locality): readonly NullRow[] {
  const { phi, collapsed } = found;
  return [
    { name: 'all', value: phi.value, distribution: phi.null, beyond: leaning(phi) !== 'nothing' },
    ...(collapsed
      ? [
          {
            name: 'no copies',
            value: collapsed.phi.value,
            distribution: collapsed.phi.null,
            beyond: leaning(collapsed.phi) !== 'nothing',
          },
        ]
      : []),
  ];
}

function moranRows({ coordinates, frequency }: LocalityFigures): readonly NullRow[] {
  return [
    ...coordinates.map((figure) => ({
      name: `${figure.eigenvector}`,
      value: figure.value,
      distribution: figure.null,
      beyond: leaning(figure, figure.correctedP) !== 'nothing',
    })),
    {
      name: 'frequency',
      value: frequency.value,
      distribution: frequency.null,
      beyond: leaning(frequency) !== 'nothing',
    },
  ];
}

/** `z 4.2 · 499 draws · p ≤ 0.002` */
function line(figure: NullFigure): string {
  const p = givenP(figure);
  return [
    figure.z === null ? '' : zScore(figure.z),
    `${figure.null.samples.length} draws`,
    p === null ? '' : pBound(p),
  ]
    .filter(Boolean)
    .join(' · ');
}
