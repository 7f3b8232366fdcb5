import type { LayerPoint } from '../../../charts/LayerCurve.tsx';
import type { LayerFigures } from '../layerSeries.ts';
import { windowOf } from '../useShape.ts';

/** Half of a 95 % interval in standard errors. */
const HALF = 1.96;

/** A figure of the layers, as a chart shows it. */
export interface LayerCurveData {
  readonly measure: string;
  readonly points: readonly LayerPoint[];
  /** a null's value */
  readonly reference?: number;
  /** says what the error bars and the dashed line are */
  readonly bars: string;
}

/**
 * Slope, log-volume and clustering entropy against layer.
 *
 * @param window  ranks of the fit; see `windowOf`
 */
export function layerCurves(
  figures: readonly LayerFigures[],
  window: { from: number; to: number },
): LayerCurveData[] {
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
      bars: 'Bars: residual error of the fit, no confidence interval. Dashed: isotropic Gaussian of the same shape.',
    },
    {
      measure: 'log-volume',
      points: points((at) => {
        const shape = shapes[at];
        return shape ? { value: shape.logVolume, error: HALF * shape.logVolumeError } : null;
      }),
      bars: 'Σ ln λ over the same window. Bars: 95 % interval for a Gaussian sample of n features.',
    },
    {
      measure: 'clustering entropy, nats',
      points: points((at) => {
        const difference = figures[at]?.entropy?.difference;
        return difference ? { value: difference.value, error: HALF * difference.error } : null;
      }),
      reference: 0,
      bars: 'H Gaussian − H features. Bars: 95 % interval from half samples. Dashed: no clustering.',
    },
  ];
}
