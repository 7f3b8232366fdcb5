import { cell, text } from '@observablehq/plot';
import { useCallback } from 'react';
import type { Column } from '../controls/table/columns.ts';
import type { Method } from '../controls/methods/method.ts';
import { Chart } from './Chart.tsx';
import { count, percent } from '../controls/numbers.ts';
import { columnHeads } from './axes/heads.ts';
import { roomForNames, shortenedApart } from './axes/room.ts';
import type { Twin } from './TableTwin.tsx';

/**
 * Shares of a whole by row and column, such as lobe × document category, as shades from dark (none) to bright
 * (the largest): the number stands in each cell that is wide enough, and the counts in the table.
 */
export function HeatMap({
  method,
  label,
  rows,
  columns,
  shares,
  counts,
  rowTitle,
  marked,
}: {
  /** how its numbers are computed */
  method?: Method | undefined;
  label: string;
  /** names, such as the categories; all different */
  rows: readonly string[];
  /** names, such as the lobes; all different */
  columns: readonly string[];
  /** in [0, 1], `[rows, columns]` */
  shares: ArrayLike<number>;
  /** the counts behind the shares, `[rows, columns]` */
  counts?: ArrayLike<number> | undefined;
  /** the header of the rows in the table, such as `category` */
  rowTitle: string;
  /** cells that stand out, ringed in the map and starred in the table, `[rows, columns]` */
  marked?: { readonly cells: ArrayLike<number>; readonly meaning: string } | undefined;
}) {
  const options = useCallback(
    (width: number) => {
      const cells = rows.flatMap((row, i) =>
        columns.map((column, j) => ({
          row,
          column,
          share: shares[i * columns.length + j]!,
          ringed: marked?.cells[i * columns.length + j],
        })),
      );
      const most = Math.max(1e-9, ...cells.map(({ share }) => share));
      const { marginLeft, step, heads } = layout(rows, columns, width);
      const names = shortenedApart(rows, marginLeft - GAP);
      return {
        marginLeft,
        marginTop: heads.height,
        marginBottom: 4,
        marginRight: 0,
        padding: 0.06,
        x: {
          domain: [...columns],
          axis: 'top' as const,
          label: null,
          tickSize: 0,
          tickRotate: heads.turn,
          tickFormat: (_: string, i: number) => heads.texts[i] ?? '',
        },
        y: {
          domain: [...rows],
          label: null,
          tickSize: 0,
          tickFormat: (row: string, i: number) => names[i] ?? row,
        },
        color: { scheme: 'cividis' as const, domain: [0, most] },
        marks: [
          cell(cells, { x: 'column', y: 'row', fill: 'share', rx: 2 }),
          cell(
            cells.filter(({ ringed }) => ringed),
            {
              x: 'column',
              y: 'row',
              fill: 'none',
              inset: -0.5,
              rx: 3,
              stroke: 'var(--accent)',
              strokeWidth: 2,
            },
          ),
          ...(step >= 36
            ? [
                text(cells, {
                  x: 'column',
                  y: 'row',
                  text: ({ share }: { share: number }) => percent(share, 0),
                  fill: ({ share }: { share: number }) => (share > INK * most ? 'black' : 'white'),
                  fontSize: 12,
                }),
              ]
            : []),
        ],
      };
    },
    [rows, columns, shares, marked],
  );
  const twin: Twin<string> = {
    caption: marked ? `${label}; * ${marked.meaning}` : label,
    columns: [
      { header: rowTitle, value: (row) => row },
      ...columns.map((header, j): Column<string> => {
        const at = (i: number) => i * columns.length + j;
        return {
          header,
          value: (_, i) => 100 * shares[at(i)]!,
          unit: '%',
          cell: (_, i) => {
            const share = percent(shares[at(i)]!) + (counts ? ` (${count(counts[at(i)]!)})` : '');
            return marked?.cells[at(i)] ? `${share}*` : share;
          },
        };
      }),
    ],
    rows,
  };
  const height = useCallback(
    (width: number) => layout(rows, columns, width).heads.height + 8 + 20 * rows.length,
    [rows, columns],
  );
  return <Chart method={method} label={label} height={height} options={options} twin={twin} />;
}

/** Where the columns of a map of that width are, and what stands above them. */
function layout(rows: readonly string[], columns: readonly string[], width: number) {
  const marginLeft = roomForNames(rows, width, GAP);
  const step = Math.max(1, width - marginLeft) / Math.max(1, columns.length);
  return { marginLeft, step, heads: columnHeads(columns, step, marginLeft) };
}

/** The part of the largest share from which black stands out from its cell better than white. */
const INK = 0.46;

/** Between a row's name and its cells, in pixels. */
const GAP = 8;
