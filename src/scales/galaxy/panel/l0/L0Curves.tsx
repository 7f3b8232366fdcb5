import { useMemo } from 'react';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import { Against } from '../../../../charts/lazy.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import { NO_L0 } from '../../../../dataset/l0.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { rungName } from '../../analysis/index.ts';
import type { LayerFigures } from '../../layerSeries.ts';
import { useGalaxy } from '../../useGalaxy.ts';
import { useL0 } from '../../useL0.ts';
import { isPublishedModel } from '../../counterpart.ts';
import {
  againstL0,
  atMatchedL0,
  ownFigures,
  publishedFigures,
  rungColour,
  type Shown,
  type SparseMeasure,
} from './l0Points.ts';
import { method } from '../../method.ts';

/** Slope and entropy against L0 over all layers and sparsities of the dataset, and against layer at matched L0. */
export function L0Curves({ figures }: { figures: readonly LayerFigures[] }) {
  const { info } = useDataset();
  const layer = useLayer();
  const { from, to, asPublished } = useGalaxy((view) => view);
  const l0 = useL0(useMemo(() => figures.map((found) => found.layer), [figures]));
  const shown = useMemo(
    () => l0 && { figures, l0, current: layer.id, window: windowFor(asPublished, { from, to }), asPublished },
    [figures, l0, layer.id, from, to, asPublished],
  );
  if (!shown || info.item !== 'feature') return null;
  if (shown.l0.every((one) => one?.per !== 'token')) return <p className="note">{NO_L0}</p>;
  return (
    <Guard name="The charts" waiting={<p className="note chart-waiting">Preparing the charts…</p>}>
      <Measure measure="slope" name="power-law slope" shown={shown} withPublished />
      <Measure
        measure="entropy"
        name={asPublished ? 'entropy as published, nats' : 'clustering entropy, nats'}
        shown={shown}
        withPublished={asPublished}
      />
    </Guard>
  );
}

const windowFor = (asPublished: boolean, window: Shown['window']): Shown['window'] =>
  asPublished ? { from: 0, to: 0 } : window;

/** One figure against L0, and against layer at matched L0. */
function Measure({
  measure,
  name,
  shown,
  withPublished,
}: {
  measure: SparseMeasure;
  name: string;
  shown: Shown;
  /** whether the published values are of the same figure */
  withPublished: boolean;
}) {
  const { info } = useDataset();
  const own = useMemo(() => ownFigures(measure, shown), [measure, shown]);
  const published = useMemo(() => (withPublished ? publishedFigures(measure) : []), [measure, withPublished]);
  const points = useMemo(() => againstL0([...own, ...published]), [own, published]);
  const matched = useMemo(() => atMatchedL0(own, published, info), [own, published, info]);
  if (own.length === 0) return null;
  return (
    <div>
      <Against method={method('l0')} measure={name} quantity="L0" scale="log" points={points} />
      <ChartKey
        label="Marks"
        entries={[
          { name: 'this dataset', mark: 'dot', colour: 'var(--accent)' },
          ...(withPublished
            ? [{ name: 'published layers', mark: 'ring' as const, colour: 'var(--dim)' }]
            : []),
        ]}
      />
      {matched.points.length > 0 && (
        <>
          <Against method={method('l0')} measure={name} quantity="layer" points={matched.points} />
          <ChartKey
            label="Rungs of L0"
            entries={matched.rungs.map((rung, i) => ({
              name: rungName(rung),
              mark: 'dot',
              colour: rungColour(i),
            }))}
          />
          <p className="note">
            Layers of nearly equal L0 in one colour, joined; rings are published.
            {!isPublishedModel(info) &&
              ' The layers of this dataset are of another model and have no place here.'}
            {withPublished &&
              ' The published peak of layers 11 to 14 stands on SAEs of L0 70 to 75 between neighbours of 127 and 128: it may be theirs, not the layers’.'}
          </p>
        </>
      )}
    </div>
  );
}
