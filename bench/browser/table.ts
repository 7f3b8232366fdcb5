import type { Hover, Tasks, Time } from './measures.ts';
import type { Measured } from './runs.ts';

/** Targets of main-thread script per frame, in milliseconds, for clouds up to a number of points. */
const TARGETS = [
  [131_072, 4],
  [Infinity, 8],
] as const;

/** Everything measured as a Markdown table. */
export function tableOf({ clouds, job }: Measured): string {
  const head = [
    'main thread',
    ...clouds.map(({ points }) => `${points.toLocaleString('en')} points`),
    'to reach',
  ];
  const reach = TARGETS.map(([, limit]) => limit).join(' / ');
  const rows = [
    ['script of a frame, first of a drag', ...clouds.map(({ drag }) => time(drag.first)), `≤ ${reach} ms`],
    ['script of a frame, mean of the others', ...clouds.map(({ drag }) => time(drag.mean)), `≤ ${reach} ms`],
    ['script of a frame, longest', ...clouds.map(({ drag }) => time(drag.longest)), `≤ ${reach} ms`],
    ['longest garbage collection', ...clouds.map(({ drag }) => time(drag.collection)), ''],
    ['frames of the drag', ...clouds.map(({ drag }) => String(drag.frames)), ''],
    ['tasks over 50 ms on opening', ...clouds.map(({ opening }) => count(opening)), '0'],
    ['longest task on opening', ...clouds.map(({ opening }) => time(opening.longest)), '≤ 50 ms'],
    [
      'the same without garbage collections',
      ...clouds.map(({ opening }) => time(opening.longestWithoutCollections)),
      '≤ 50 ms',
    ],
    ['handing over a picture, longest', ...clouds.map(({ opening }) => time(opening.picture)), ''],
    ['frames from hover to highlight', ...clouds.map(({ hover }) => hovered(hover)), '≤ 2'],
    ['frames in a second of rest', ...clouds.map(({ idle }) => String(idle)), '0'],
  ];
  const jobs = [
    ['embedded dataset', 'tasks over 50 ms', 'longest task', 'to reach'],
    ['first load', count(job.load), time(job.load.longest), '0'],
    ['while a sweep runs', count(job.running), time(job.running.longest), '0'],
  ];
  return [
    'Processor time of the main thread (by the clock in brackets: also waits for drawing by software and for other programs).',
    '',
    aligned([head, ...rows]),
    '',
    aligned(jobs),
    '',
  ].join('\n');
}

const time = ({ processor, wall }: Time): string => `${round(processor)} ms (${round(wall)})`;

const hovered = (hover: Hover | null): string => (hover ? `${hover.frames} (${round(hover.wall)} ms)` : '–');

const count = ({ long }: Tasks): string => `${long.processor} (${long.wall})`;

const round = (milliseconds: number): string => milliseconds.toFixed(milliseconds < 20 ? 1 : 0);

/** Rows as a Markdown table, the first as its head, padded so that it is legible as plain text. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
