import type { ChartCases } from './chartCases.ts';
import { bars } from './bars.tsx';
import { distributionStrip } from './distributionStrip.tsx';
import { heatMap } from './heatMap.tsx';
import { histogram } from './histogram.tsx';
import { against } from './against.tsx';
import { layerCurve } from './layerCurve.tsx';
import { nullFigure } from './nullFigure.tsx';
import { nullRows } from './nullRows.tsx';
import { rangeHistogram } from './rangeHistogram.tsx';
import { lengthChart, publishedCurve } from './ofAtom.tsx';
import { componentChart, sweepChart } from './ofPanels.tsx';
import { spectrumChart } from './spectrumChart.tsx';

/** Every chart, with its cases. */
export const CHARTS: readonly ChartCases[] = [
  bars,
  distributionStrip,
  heatMap,
  histogram,
  against,
  layerCurve,
  nullFigure,
  nullRows,
  rangeHistogram,
  spectrumChart,
  componentChart,
  sweepChart,
  lengthChart,
  publishedCurve,
];
