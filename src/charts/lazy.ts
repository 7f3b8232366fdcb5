import { lazy } from 'react';

/**
 * The charts as components that load when they are first shown, because Observable Plot is large and the first view does
 * not need it. Put them in a `<Suspense>`. `NullFigure` does not use Plot and is not among them.
 */
export const SpectrumChart = lazy(async () => ({
  default: (await import('./SpectrumChart.tsx')).SpectrumChart,
}));
export const Bars = lazy(async () => ({ default: (await import('./Bars.tsx')).Bars }));
export const LayerCurve = lazy(async () => ({ default: (await import('./LayerCurve.tsx')).LayerCurve }));
export const HeatMap = lazy(async () => ({ default: (await import('./HeatMap.tsx')).HeatMap }));
export const Histogram = lazy(async () => ({ default: (await import('./Histogram.tsx')).Histogram }));
