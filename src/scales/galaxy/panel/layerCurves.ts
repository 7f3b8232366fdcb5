import type { LayerMark, LayerPoint } from '../../../charts/LayerCurve.tsx';
import type { LayerFigures } from '../layerSeries.ts';
import type { PlacedLayer } from '../counterpart.ts';
import { figureOf, isSparse, type MarkedFigure } from './published/publishedMarks.ts';
import { windowOf } from '../useShape.ts';

/** Half of a 95 % interval in standard errors. */
const HALF = 1.96;

/** What of the published figures stands beside the layers' own. */
export interface PublishedBeside {
  readonly asPublished: boolean;
  readonly placed: readonly PlacedLayer[];
}

/** A figure of the layers, as a chart shows it. */
export interface LayerCurveData {
  readonly measure: string;
  readonly points: readonly LayerPoint[];
  /** a null's value */
  readonly reference?: number;
  /** published values beside those of the layers */
  readonly marks: readonly LayerMark[];
  /** says what the error bars and the dashed line are */
  readonly bars: string;
}

/**
 * Slope, log-volume and clustering entropy against layer.
 *
 * @param window  ranks of the fit; see `windowOf`
 * @param beside  the entropy as published instead of ours, and where published layers stand
 */
export function layerCurves(
  figures: readonly LayerFigures[],
  window: { from: number; to: number },
  beside: PublishedBeside,
): LayerCurveData[] {
  const { asPublished, placed } = beside;
  const shapes = figures.map(({ shape }) => (shape ? windowOf(shape, window) : null));
  const points = (figure: (at: number) => { value: number; error: number } | null): LayerPoint[] =>
    figures.map(({ layer: { id, name } }, at) => {
      const found = figure(at);
      return { layer: id, name, ...(found && Number.isFinite(found.value) ? found : { value: null }) };
    });
  const expected = shapes.flatMap((shape) => (shape ? [shape.gaussian.powerLaw.slope] : []));
  const mean = expected.reduce((sum, slope) => sum + slope, 0) / expected.length;
  return [
    {
      measure: 'power-law slope',
      points: points((at) => {
        const line = shapes[at]?.powerLaw;
        return line ? { value: line.slope, error: (line.ci95[1] - line.ci95[0]) / 2 } : null;
      }),
      ...(Number.isFinite(mean) && { reference: mean }),
      marks: layerMarks(placed, 'slope'),
      bars: 'Bars: residual error of the fit, no confidence interval. Dashed: isotropic Gaussian of the same shape.',
    },
    {
      measure: 'log-volume',
      points: points((at) => {
        const shape = shapes[at];
        return shape ? { value: shape.logVolume, error: HALF * shape.logVolumeError } : null;
      }),
      marks: asPublished ? layerMarks(placed, 'logVolume') : [],
      bars: 'Σ ln λ over the same window. Bars: 95 % interval for a Gaussian sample of n features.',
    },
    asPublished ? publishedEntropyCurve(figures, points, placed) : entropyCurve(figures, points),
  ];
}

type Points = (figure: (at: number) => { value: number; error: number } | null) => LayerPoint[];

function entropyCurve(figures: readonly LayerFigures[], points: Points): LayerCurveData {
  return {
    measure: 'clustering entropy, nats',
    points: points((at) => {
      const difference = figures[at]?.entropy?.difference;
      return difference ? { value: difference.value, error: HALF * difference.error } : null;
    }),
    reference: 0,
    marks: [],
    bars: 'H Gaussian − H features. Bars: 95 % interval from half samples. Dashed: no clustering.',
  };
}

/** The clustering entropy as published, beside the published values and the same estimator on noise. */
function publishedEntropyCurve(
  figures: readonly LayerFigures[],
  points: Points,
  placed: readonly PlacedLayer[],
): LayerCurveData {
  const noise = figures.flatMap(({ published }) => published?.noise?.isotropic.mean ?? []);
  const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
  return {
    measure: 'entropy as published, nats',
    points: points((at) => figures[at]?.published ?? null),
    ...(Number.isFinite(mean) && { reference: mean }),
    marks: layerMarks(placed, 'entropy'),
    bars: 'Bars: t(0.975, 29) standard errors over the resamples. Dashed: the same estimator on isotropic noise of this shape.',
  };
}

/** Published values as marks, each named by its layer and L0. */
function layerMarks(placed: readonly PlacedLayer[], figure: MarkedFigure): LayerMark[] {
  return placed.map(({ mark, at }) => ({
    name: `published layer ${mark.layer}, L0 ${mark.l0}`,
    at,
    ...figureOf(mark, figure),
    filled: isSparse(mark),
  }));
}
