import { fixed } from '../../../charts/format.ts';
import { PUBLISHED_SLOPES, type WindowedShape } from '../analysis.ts';

const WIDTH = 280;
const AXIS = 30;

/** This layer's slope with its interval on one axis with the published ones and the Gaussians'. */
export function SlopeMarks({ shape }: { shape: WindowedShape }) {
  const { slope, ci95 } = shape.powerLaw;
  const published = PUBLISHED_SLOPES.slopes;
  const values = [...published.map((mark) => mark.slope), PUBLISHED_SLOPES.gaussian, ...ci95].filter(
    Number.isFinite,
  );
  const low = Math.min(...values);
  const high = Math.max(0, ...values);
  const x = (value: number) => 10 + ((WIDTH - 20) * (value - low)) / (high - low || 1);
  return (
    <figure className="slope-marks">
      <figcaption className="note">
        Slope beside the published ones: {PUBLISHED_SLOPES.source}, ranks {PUBLISHED_SLOPES.from}–
        {PUBLISHED_SLOPES.to}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} 58`} role="img" aria-label={summary(shape)}>
        <line className="axis" x1={0} x2={WIDTH} y1={AXIS} y2={AXIS} />
        {published.map(({ layer, slope: at }) => (
          <g key={layer}>
            <circle className="published" cx={x(at)} cy={AXIS} r={3.5} />
            <text x={x(at)} y={AXIS - (LIFTED.has(layer) ? 18 : 8)}>
              {layer}
            </text>
          </g>
        ))}
        <line
          className="gaussian"
          x1={x(PUBLISHED_SLOPES.gaussian)}
          x2={x(PUBLISHED_SLOPES.gaussian)}
          y1={AXIS - 8}
          y2={AXIS + 8}
        />
        <text x={x(PUBLISHED_SLOPES.gaussian)} y={AXIS - 12}>
          Gaussian
        </text>
        {Number.isFinite(slope) && (
          <>
            <line className="own" x1={x(ci95[0])} x2={x(ci95[1])} y1={AXIS} y2={AXIS} />
            <circle className="own" cx={x(slope)} cy={AXIS} r={4.5} />
            <text className="own" x={Math.min(WIDTH - 30, Math.max(30, x(slope)))} y={AXIS + 20}>
              this layer {fixed(slope, 3)}
            </text>
          </>
        )}
      </svg>
      <details>
        <summary>as a table</summary>
        <table className="data-table">
          <caption className="note">{PUBLISHED_SLOPES.citation}</caption>
          <thead>
            <tr>
              <th scope="col">published layer</th>
              <th scope="col" className="number">
                slope
              </th>
            </tr>
          </thead>
          <tbody>
            {published.map(({ layer, slope: at }) => (
              <tr key={layer}>
                <th scope="row">layer {layer}</th>
                <td className="number">{fixed(at, 3)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">Gaussian of that shape</th>
              <td className="number">{fixed(PUBLISHED_SLOPES.gaussian, 3)}</td>
            </tr>
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Layers whose marks lie so close to another's that their numbers stand one line higher. */
const LIFTED = new Set([24, 16]);

function summary({ powerLaw }: WindowedShape): string {
  const range = PUBLISHED_SLOPES.slopes.map(({ slope }) => slope);
  return `slope of this layer ${fixed(powerLaw.slope, 3)}; published between ${fixed(Math.min(...range), 3)} and ${fixed(Math.max(...range), 3)}; Gaussian ${fixed(PUBLISHED_SLOPES.gaussian, 3)}`;
}
