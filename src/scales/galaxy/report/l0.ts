import type { DatasetInfo } from '../../../dataset/dataset.ts';
import { l0Text, NO_L0, type L0 } from '../../../dataset/l0.ts';
import { chart, note, numbers, table, words } from '../../../report/blocks.ts';
import type { Block, ReportSeries } from '../../../report/document.ts';
import { PUBLISHED_MARKS, rungName, rungOf, rungsOf } from '../analysis/index.ts';
import { isPublishedModel, numberOf } from '../counterpart.ts';
import type { GalaxyView } from '../view.ts';
import type { LayerRow } from './layerRow.ts';

/** A figure of a layer whose L0 on a token is known. */
interface SparsePoint {
  readonly series: string;
  /** the number of the layer in its model; null if its name gives none */
  readonly number: number | null;
  readonly l0: number;
  readonly value: number;
  readonly error: number;
}

interface Measure {
  readonly name: string;
  readonly axis: string;
  readonly own: readonly SparsePoint[];
  /** the same figure of the published layers; empty if it is defined otherwise */
  readonly published: readonly SparsePoint[];
}

const PUBLISHED = 'published layers';

/** Slope and entropy against L0 over all layers and sparsities, beside the published layers, and against layer at matched L0. */
export function l0Blocks(
  rows: readonly LayerRow[],
  { asPublished }: GalaxyView,
  info: Pick<DatasetInfo, 'provenance' | 'layers'>,
): Block[] {
  const known = rows.filter(({ l0 }) => l0?.per === 'token');
  if (known.length === 0) return [note(NO_L0)];
  const own = (value: (row: LayerRow) => readonly [number, number]) =>
    known.map((row): SparsePoint => {
      const [figure, error] = value(row);
      const number = numberOf(row.layer);
      return { series: 'this dataset', number, l0: row.l0!.value, value: figure, error };
    });
  const measures: Measure[] = [
    {
      name: 'Slope',
      axis: 'slope',
      own: own(({ slope, slopeError }) => [slope, slopeError]),
      published: publishedPoints('slope', 'slopeError'),
    },
    {
      name: asPublished ? 'Clustering entropy as published' : 'Clustering entropy',
      axis: 'nats',
      own: own(({ entropy, entropyError }) => [entropy, entropyError]),
      published: asPublished ? publishedPoints('entropy', 'entropyError') : [],
    },
  ];
  return [...measures.flatMap((measure) => chartsOf(measure, isPublishedModel(info))), l0Table(rows)];
}

const publishedPoints = (figure: 'slope' | 'entropy', error: 'slopeError' | 'entropyError'): SparsePoint[] =>
  PUBLISHED_MARKS.layers.map((mark) => ({
    series: PUBLISHED,
    number: mark.layer,
    l0: mark.l0,
    value: mark[figure],
    error: mark[error],
  }));

function chartsOf({ name, axis, own, published }: Measure, sameModel: boolean): Block[] {
  const against = chart(
    `${name} against L0`,
    { log: 'L0' },
    axis,
    [own, published].flatMap((points) => seriesOf(points, 'points', ({ l0 }) => l0)),
  );
  // The number of a layer means nothing in another model.
  if (!sameModel || published.length === 0) return [against];
  const numbered = [...own, ...published].filter(({ number }) => number !== null);
  const rungs = rungsOf(numbered.map(({ l0 }) => l0));
  const named = numbered.map((point) => ({
    ...point,
    series: `${point.series}, ${rungName(rungs[rungOf(point.l0, rungs)]!)}`,
  }));
  const lines = rungs.flatMap((rung) =>
    [false, true].flatMap((isPublished) => {
      const points = named.filter(
        ({ series, l0 }) =>
          series.startsWith(PUBLISHED) === isPublished && l0 >= rung.least && l0 <= rung.most,
      );
      return seriesOf(points, isPublished ? 'dashed' : 'line', ({ number }) => number!);
    }),
  );
  return [against, chart(`${name} against layer, layers of nearly equal L0 joined`, 'layer', axis, lines)];
}

/** Points as one series in the order of x; none if there are no points. */
function seriesOf(
  points: readonly SparsePoint[],
  mark: ReportSeries['mark'],
  x: (point: SparsePoint) => number,
): ReportSeries[] {
  const [first] = points;
  if (!first) return [];
  const sorted = [...points].sort((a, b) => x(a) - x(b));
  return [{ name: first.series, mark, points: sorted.map((point) => [x(point), point.value, point.error]) }];
}

const l0Table = (rows: readonly LayerRow[]): Block =>
  table(
    'L0 of every layer',
    [words('layer'), numbers('L0', 1), words('what says so')],
    rows.map(({ layer, l0 }) => [layer.name, onToken(l0), l0 ? l0Text(l0) : 'not known']),
  );

const onToken = (l0: L0 | null): number | null => (l0?.per === 'token' ? l0.value : null);
