import { ChartKey } from '../../../charts/ChartKey.tsx';
import { TableTwin } from '../../../charts/TableTwin.tsx';
import { fixed } from '../../../controls/numbers.ts';
import type { Column } from '../../../controls/table/columns.ts';
import { PUBLISHED_SLOPES, type WindowedShape } from '../analysis/index.ts';

const COLUMNS: readonly Column<{ readonly name: string; readonly slope: number }>[] = [
  { header: 'published layer', value: ({ name }) => name },
  { header: 'slope', value: ({ slope }) => slope, decimals: 3 },
];

const WIDTH = 280;
const AXIS = 14;

/** This layer's slope with its interval on one axis with the published ones and their Gaussian's. */
export function SlopeMarks({ shape }: { shape: WindowedShape }) {
  const { slope, ci95 } = shape.powerLaw;
  const { slopes: published, gaussian } = PUBLISHED_SLOPES;
  const values = [...published.map((mark) => mark.slope), gaussian, ...ci95].filter(Number.isFinite);
  const low = Math.min(...values);
  const high = Math.max(0, ...values);
  const x = (value: number) => 10 + ((WIDTH - 20) * (value - low)) / (high - low || 1);
  return (
    <figure className="slope-marks">
      <figcaption className="note">
        Beside the published slopes: {PUBLISHED_SLOPES.source}, ranks {PUBLISHED_SLOPES.from}–
        {PUBLISHED_SLOPES.to}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} 40`} role="img" aria-label={summary(shape)}>
        <line className="axis" x1={0} x2={WIDTH} y1={AXIS} y2={AXIS} />
        <line className="gaussian" x1={x(gaussian)} x2={x(gaussian)} y1={AXIS - 9} y2={AXIS + 9} />
        {published.map(({ layer, slope: at }) => (
          <circle key={layer} className="published" cx={x(at)} cy={AXIS} r={3.5} />
        ))}
        {Number.isFinite(slope) && (
          <>
            <line className="own" x1={x(ci95[0])} x2={x(ci95[1])} y1={AXIS} y2={AXIS} />
            <circle className="own" cx={x(slope)} cy={AXIS} r={4.5} />
          </>
        )}
        <text x={x(low)} y={38}>
          {fixed(low, 2)}
        </text>
        <text className="end" x={x(high)} y={38}>
          {fixed(high, 2)}
        </text>
      </svg>
      <ChartKey
        label="Marks"
        entries={[
          { name: `this layer ${fixed(slope, 3)}`, mark: 'dot', colour: 'var(--accent)' },
          { name: 'published', mark: 'ring', colour: 'var(--dim)' },
          { name: `Gaussian ${fixed(gaussian, 3)}`, mark: 'dashed', colour: 'var(--dim)' },
        ]}
      />
      <TableTwin
        twin={{
          caption: PUBLISHED_SLOPES.citation,
          columns: COLUMNS,
          rows: [
            ...published.map((mark) => ({ name: `layer ${mark.layer}`, slope: mark.slope })),
            { name: 'Gaussian of that shape', slope: gaussian },
          ],
        }}
      />
    </figure>
  );
}

function summary({ powerLaw }: WindowedShape): string {
  const range = PUBLISHED_SLOPES.slopes.map(({ slope }) => slope);
  return `slope of this layer ${fixed(powerLaw.slope, 3)}; published between ${fixed(Math.min(...range), 3)} and ${fixed(Math.max(...range), 3)}; Gaussian ${fixed(PUBLISHED_SLOPES.gaussian, 3)}`;
}
