import { lazyPart } from '../controls/parts/lazyPart.ts';

/**
 * The charts as components that load when they are first shown, because Observable Plot is large and the first view does
 * not need it. Put them in a `Guard`. `NullFigure` does not use Plot and is not among them.
 */
export const SpectrumChart = lazyPart(async () => ({
  default: (await import('./SpectrumChart.tsx')).SpectrumChart,
}));
export const Bars = lazyPart(async () => ({ default: (await import('./Bars.tsx')).Bars }));
export const LayerCurve = lazyPart(async () => ({ default: (await import('./LayerCurve.tsx')).LayerCurve }));
export const Against = lazyPart(async () => ({ default: (await import('./Against.tsx')).Against }));
export const HeatMap = lazyPart(async () => ({ default: (await import('./HeatMap.tsx')).HeatMap }));
export const Histogram = lazyPart(async () => ({ default: (await import('./Histogram.tsx')).Histogram }));
export const RangeHistogram = lazyPart(async () => ({
  default: (await import('./RangeHistogram.tsx')).RangeHistogram,
}));
export const NullRows = lazyPart(async () => ({ default: (await import('./NullRows.tsx')).NullRows }));

/** Loads every chart, so that none has to be waited for. */
export const preloadCharts = () =>
  Promise.all(
    [SpectrumChart, Bars, LayerCurve, Against, HeatMap, Histogram, RangeHistogram, NullRows].map((chart) =>
      chart.preload(),
    ),
  );
