import type { AgainstPoint } from '../../../../charts/nulls/Against.tsx';
import type { DatasetInfo } from '../../../../dataset/dataset.ts';
import type { L0 } from '../../../../dataset/l0.ts';
import { PUBLISHED_MARKS, rungName, rungOf, rungsOf, type Rung } from '../../analysis/index.ts';
import type { LayerFigures } from '../../layerSeries.ts';
import { windowOf } from '../../useShape.ts';
import { isPublishedModel, numberOf } from '../../counterpart.ts';
import { figureOf } from '../published/publishedMarks.ts';

/** A figure of one layer, ours or published, with its L0. */
export interface SparseFigure {
  readonly name: string;
  readonly l0: number;
  readonly value: number;
  readonly error?: number | undefined;
  /** the number of the layer in its model; null if the name gives none */
  readonly layer: number | null;
  readonly published: boolean;
  readonly current: boolean;
}

/** What is drawn against L0. */
export type SparseMeasure = 'slope' | 'entropy';

export interface Shown {
  readonly figures: readonly LayerFigures[];
  /** the L0 of each layer of `figures` */
  readonly l0: readonly (L0 | null)[];
  /** the id of the layer shown */
  readonly current: string;
  readonly window: { readonly from: number; readonly to: number };
  readonly asPublished: boolean;
}

/** A figure of every layer whose L0 per token is known. */
export function ownFigures(measure: SparseMeasure, shown: Shown): SparseFigure[] {
  return shown.figures.flatMap(({ layer, ...found }, i) => {
    const l0 = shown.l0[i];
    const figure = measure === 'slope' ? slopeOf(found, shown) : entropyOf(found, shown);
    if (l0?.per !== 'token' || !figure || !Number.isFinite(figure.value)) return [];
    return [
      {
        name: layer.name,
        l0: l0.value,
        ...figure,
        layer: numberOf(layer),
        published: false,
        current: layer.id === shown.current,
      },
    ];
  });
}

function slopeOf({ shape }: Pick<LayerFigures, 'shape'>, { window }: Shown) {
  if (!shape) return null;
  const { slope, ci95 } = windowOf(shape, window).powerLaw;
  return { value: slope, error: (ci95[1] - ci95[0]) / 2 };
}

function entropyOf({ entropy, published }: Omit<LayerFigures, 'layer'>, { asPublished }: Shown) {
  return (asPublished ? published : entropy?.difference) ?? null;
}

/** The published layers' figure. */
export const publishedFigures = (measure: SparseMeasure): SparseFigure[] =>
  PUBLISHED_MARKS.layers.map((mark) => ({
    name: `published layer ${mark.layer}, L0 ${mark.l0}`,
    l0: mark.l0,
    ...figureOf(mark, measure),
    layer: mark.layer,
    published: true,
    current: false,
  }));

/** Figures against L0: ours joined over the SAEs of one layer. */
export const againstL0 = (figures: readonly SparseFigure[]): AgainstPoint[] =>
  figures.map((figure) => ({
    ...shared(figure),
    x: figure.l0,
    colour: figure.published ? 'var(--dim)' : 'var(--accent)',
    ...(!figure.published && figure.layer !== null && { line: `layer ${figure.layer}` }),
  }));

/** Colours of rungs, from the smallest L0 up; rungs beyond share the last. */
const COLOURS = ['var(--category-2)', 'var(--category-1)', 'var(--category-3)', 'var(--category-4)'];

export const rungColour = (rung: number): string => COLOURS[Math.min(rung, COLOURS.length - 1)]!;

/**
 * Figures against layer, in rungs of nearly equal L0, each rung joined by a line: ours, and the published ones if the
 * model is the same. The number of a layer means nothing in another model.
 */
export function atMatchedL0(
  own: readonly SparseFigure[],
  published: readonly SparseFigure[],
  info: Pick<DatasetInfo, 'provenance' | 'layers'>,
): { readonly points: AgainstPoint[]; readonly rungs: readonly Rung[] } {
  const beside = isPublishedModel(info) ? own.filter(({ layer }) => layer !== null) : [];
  const figures = [...beside, ...published];
  const rungs = rungsOf(figures.map(({ l0 }) => l0));
  const points = figures.map((figure) => {
    const rung = rungOf(figure.l0, rungs);
    return {
      ...shared(figure),
      x: figure.layer!,
      group: `${figure.published ? 'published' : 'this dataset'}, ${rungName(rungs[rung]!)}`,
      colour: rungColour(rung),
      line: `${figure.published} ${rung}`,
    };
  });
  return { points, rungs };
}

const shared = ({ name, value, error, published, current }: SparseFigure) => ({
  name,
  value,
  ...(error !== undefined && { error }),
  group: published ? 'published' : 'this dataset',
  mark: published ? ('ring' as const) : ('dot' as const),
  current,
});
