import type { Case, Report } from './cases.ts';
import { agreement } from './agreement.ts';

export interface Row {
  readonly case: Case;
  readonly own: Report;
  readonly other: Report | null;
}

/** The rows as a Markdown table, padded so that it is legible as plain text. */
export function table(rows: readonly Row[], against: boolean): string {
  const head = against
    ? [
        'work',
        'Tricosm',
        'memory',
        'scikit-learn',
        'memory',
        'ratio',
        'by processor time',
        'to reach',
        'agreement',
      ]
    : ['work', 'Tricosm', 'processor', 'memory', 'to reach', 'notes'];
  const body = rows.map((row) => (against ? besideCells(row) : aloneCells(row)));
  const widths = head.map((title, c) => Math.max(title.length, ...body.map((cells) => cells[c]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, c) => cell.padEnd(widths[c]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** A row in one line, for the progress on stderr. */
export function summary({ own, other }: Row): string {
  const sides = [own, ...(other ? [other] : [])].map((side) => `${time(side)}, ${memory(side)}`);
  return [sides.join(' against '), agreement(own, other)].filter(Boolean).join('; ');
}

function aloneCells({ case: { title, target }, own }: Row): string[] {
  const reach = target.megabytes === undefined ? '' : `≤ ${target.megabytes} MB`;
  return [title, time(own), `${own.processor.toFixed(2)} s`, memory(own), reach, agreement(own, null)];
}

function besideCells({ case: { title, target }, own, other }: Row): string[] {
  const ratio = other ? `${quotient(other.seconds / own.seconds)} ×` : '';
  const reach = [
    ...('ratio' in target ? [`≥ ${quotient(target.ratio!)} ×`] : []),
    ...('megabytes' in target ? [`≤ ${target.megabytes} MB`] : []),
  ];
  return [
    title,
    time(own),
    memory(own),
    other ? time(other) : '',
    other ? memory(other) : '',
    ratio,
    other ? `${quotient(other.processor / own.processor)} ×` : '',
    reach.join(', '),
    agreement(own, other),
  ];
}

/** Seconds, or operations per second if the report counts them. */
function time({ seconds, processor, operations }: Report): string {
  if (operations) return `${(operations / seconds / 1e9).toFixed(1)} GFLOP/s`;
  return `${seconds.toFixed(2)} s (${processor.toFixed(2)} s of processor)`;
}

function memory({ bytes }: Report): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}

function quotient(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}
