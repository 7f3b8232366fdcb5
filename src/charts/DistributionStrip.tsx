import { densityOf, placeIn } from './density.ts';
import './charts.css';

const WIDTH = 72;
const HEIGHT = 16;

/**
 * One value among many, small enough for a row of a table: their density as a grey hill, and the value as a line on the same
 * axis. The row has the numbers in words; for screen readers there is no picture.
 *
 * @param values  must keep its identity while nothing changes
 */
export function DistributionStrip({ values, value }: { values: ArrayLike<number>; value: number }) {
  const density = densityOf(values);
  if (!density || !Number.isFinite(value)) return null;
  const { heights } = density;
  const step = WIDTH / heights.length;
  const outline = Array.from(heights, (height, i) => {
    const y = (HEIGHT - 1) * (1 - height) + 0.5;
    return `L${(i * step).toFixed(1)},${y.toFixed(1)}L${((i + 1) * step).toFixed(1)},${y.toFixed(1)}`;
  }).join('');
  const x = 1 + (WIDTH - 2) * placeIn(density, value);
  return (
    <svg className="distribution-strip" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="hill" d={`M0,${HEIGHT}${outline}L${WIDTH},${HEIGHT}Z`} />
      <line className="value" x1={x} x2={x} y1={0} y2={HEIGHT} />
    </svg>
  );
}
