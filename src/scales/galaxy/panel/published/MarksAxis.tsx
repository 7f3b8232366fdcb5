import { useRef, type ReactNode } from 'react';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import { drawnPart } from '../../../../charts/figure/drawnPart.ts';
import { useShownChart } from '../../../../charts/figure/shown.ts';
import { TableTwin, twinCsv } from '../../../../charts/TableTwin.tsx';
import { fixed, plusMinus } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';

/** A value on the axis. */
export interface AxisMark {
  readonly name: string;
  readonly value: number;
  readonly error?: number;
  /** mean number of features that fire on a token; absent if unknown */
  readonly l0?: number;
}

const COLUMNS: readonly Column<AxisMark>[] = [
  { header: 'mark', value: ({ name }) => name },
  { header: 'L0', value: ({ l0 }) => l0 },
  { header: 'value', value: ({ value }) => value, decimals: 4 },
  { header: '±', value: ({ error }) => error, decimals: 4 },
];

const WIDTH = 280;
const HEIGHT = 40;
const AXIS = 14;

/** A figure of this layer on one axis with the published ones, each named by its layer and L0, and with lines of noise. */
export function MarksAxis({
  caption,
  citation,
  own,
  marks,
  lines,
  decimals,
}: {
  caption: ReactNode;
  citation: string;
  own: AxisMark;
  marks: readonly AxisMark[];
  /** dashed, the values of noise */
  lines: readonly AxisMark[];
  decimals: number;
}) {
  const print = (value: number) => fixed(value, decimals);
  const root = useRef<HTMLElement>(null);
  const twin = { caption: citation, columns: COLUMNS, rows: [own, ...marks, ...lines] };
  const chart = useShownChart(root, {
    label: citation,
    draw: (element, width) => {
      const axis = <Axis width={width} own={own} marks={marks} lines={lines} print={print} />;
      return drawnPart(element, axis, width, HEIGHT);
    },
    csv: twinCsv(twin),
  });
  return (
    <figure className="marks-axis" ref={root}>
      <figcaption className="note">{caption}</figcaption>
      <Axis width={WIDTH} own={own} marks={marks} lines={lines} print={print} />
      <ChartKey
        label="Marks"
        entries={[
          { name: `this layer ${print(own.value)}`, mark: 'dot', colour: 'var(--accent)' },
          { name: 'published layers', mark: 'ring', colour: 'var(--dim)' },
          ...lines.map(({ name, value }) => ({
            name: `${name} ${print(value)}`,
            mark: 'dashed' as const,
            colour: 'var(--dim)',
          })),
        ]}
      />
      <TableTwin twin={twin} chart={chart} />
    </figure>
  );
}

interface AxisMarks {
  readonly own: AxisMark;
  readonly marks: readonly AxisMark[];
  readonly lines: readonly AxisMark[];
  readonly print: (value: number) => string;
}

/** The axis with its marks; `width` in units of its view box. */
function Axis({ width, own, marks, lines, print }: AxisMarks & { width: number }) {
  const all = [own, ...marks, ...lines].filter(({ value }) => Number.isFinite(value));
  const ends = all.flatMap(({ value, error = 0 }) => [value - error, value + error]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number) => 10 + ((width - 20) * (value - low)) / (high - low || 1);
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary(own, marks, lines, print)}>
      <line className="axis" x1={0} x2={width} y1={AXIS} y2={AXIS} />
      {lines.map(({ name, value }) => (
        <line key={name} className="noise" x1={x(value)} x2={x(value)} y1={AXIS - 9} y2={AXIS + 9}>
          <title>{`${name}: ${print(value)}`}</title>
        </line>
      ))}
      {marks.map((mark) => (
        <circle key={mark.name} className="published" cx={x(mark.value)} cy={AXIS} r={3.5}>
          <title>{`${mark.name}, L0 ${mark.l0}: ${print(mark.value)}`}</title>
        </circle>
      ))}
      {Number.isFinite(own.value) && (
        <>
          <line
            className="own"
            x1={x(own.value - (own.error ?? 0))}
            x2={x(own.value + (own.error ?? 0))}
            y1={AXIS}
            y2={AXIS}
          />
          <circle className="own" cx={x(own.value)} cy={AXIS} r={4.5} />
        </>
      )}
      <text x={x(low)} y={38}>
        {print(low)}
      </text>
      <text className="end" x={x(high)} y={38}>
        {print(high)}
      </text>
    </svg>
  );
}

function summary(
  own: AxisMark,
  marks: readonly AxisMark[],
  lines: readonly AxisMark[],
  print: (value: number) => string,
): string {
  const values = marks.map(({ value }) => value);
  const published = `published between ${print(Math.min(...values))} and ${print(Math.max(...values))}`;
  const noise = lines.map(({ name, value }) => `; ${name} ${print(value)}`).join('');
  const value = own.error === undefined ? print(own.value) : plusMinus(own.value, own.error);
  return `this layer ${value}; ${published}${noise}`;
}
