import { PUBLISHED_MARKS, type WindowedShape } from '../../analysis/index.ts';
import { MarksAxis } from './MarksAxis.tsx';
import { marksOf } from './publishedMarks.ts';

const { source, citation, from, to, gaussian } = PUBLISHED_MARKS;

/** This layer's slope with its interval on one axis with the published ones and their Gaussian's. */
export function SlopeMarks({ shape }: { shape: WindowedShape }) {
  const { slope, ci95 } = shape.powerLaw;
  return (
    <MarksAxis
      caption={`Beside the published slopes: ${source}, ranks ${from}–${to}`}
      citation={`Slopes. ${citation}`}
      own={{ name: 'this layer', value: slope, error: (ci95[1] - ci95[0]) / 2 }}
      marks={marksOf('slope')}
      lines={[{ name: 'their Gaussian', value: gaussian }]}
      decimals={3}
    />
  );
}
