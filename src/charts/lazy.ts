import { lazy } from 'react';

/**
 * The charts as components that are loaded when first shown: Observable Plot is large and none of the first
 * view's business. Put them in a `<Suspense>`. `NullFigure` draws itself and needs none of this.
 */
export const SpectrumChart = lazy(async () => ({
  default: (await import('./SpectrumChart.tsx')).SpectrumChart,
}));
export const Bars = lazy(async () => ({ default: (await import('./Bars.tsx')).Bars }));
export const LayerCurve = lazy(async () => ({ default: (await import('./LayerCurve.tsx')).LayerCurve }));
export const HeatMap = lazy(async () => ({ default: (await import('./HeatMap.tsx')).HeatMap }));
export const Histogram = lazy(async () => ({ default: (await import('./Histogram.tsx')).Histogram }));
