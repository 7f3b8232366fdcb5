import type { ComponentType } from 'react';
import { lazyPart } from '../controls/parts/lazyPart.ts';
import { afterUrgent } from '../controls/parts/urgent.ts';

const chart = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazyPart(async () => {
    await afterUrgent();
    return { default: await load() };
  });

/**
 * The charts as components that load when they are first shown, because Observable Plot is large and the first view does
 * not need it. Put them in a `Guard`. `NullFigure` does not use Plot and is not among them.
 */
export const SpectrumChart = chart(async () => (await import('./SpectrumChart.tsx')).SpectrumChart);
export const Bars = chart(async () => (await import('./Bars.tsx')).Bars);
export const LayerCurve = chart(async () => (await import('./LayerCurve.tsx')).LayerCurve);
export const Against = chart(async () => (await import('./nulls/Against.tsx')).Against);
export const HeatMap = chart(async () => (await import('./HeatMap.tsx')).HeatMap);
export const Histogram = chart(async () => (await import('./Histogram.tsx')).Histogram);
export const RangeHistogram = chart(async () => (await import('./RangeHistogram.tsx')).RangeHistogram);
export const NullRows = chart(async () => (await import('./nulls/NullRows.tsx')).NullRows);

/** Loads every chart, so that none has to be waited for. */
export const preloadCharts = () =>
  Promise.all(
    [SpectrumChart, Bars, LayerCurve, Against, HeatMap, Histogram, RangeHistogram, NullRows].map((chart) =>
      chart.preload(),
    ),
  );
