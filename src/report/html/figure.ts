import { fixed, pBound, plusMinus, significant, THIN, zScore } from '../../controls/numbers.ts';
import type { ReportFigure, ReportNull } from '../document.ts';
import { escaped, pixel } from './markup.ts';

const WIDTH = 220;
const HEIGHT = 40;
const BASE = HEIGHT - 1;

/** A figure with its error, its null in words and as a picture, z and p. */
export function figureHtml(figure: ReportFigure): string {
  const { name, unit } = figure;
  const value = valueText(figure) + (unit === '' ? '' : `${THIN}${unit}`);
  return `<div class="figure"><div class="figure-name">${escaped(name)}</div><div class="figure-value">${escaped(value)}</div><div class="figure-null">${besideHtml(figure)}</div>${pictureOf(figure)}</div>`;
}

function valueText({ value, error, decimals, null: beside }: ReportFigure): string {
  if (value === null) return '–';
  if (error !== null) return plusMinus(value, error, decimals ?? undefined);
  if (decimals !== null) return fixed(value, decimals);
  return beside ? fixed(value, 3) : significant(value, 3);
}

function besideHtml({ null: beside, z, p, decimals }: ReportFigure): string {
  if (!beside) return '';
  const { mean, sd, draws, of } = beside;
  const parts = [
    `null ${plusMinus(mean, sd, decimals ?? undefined)}`,
    z === null ? '' : zScore(z),
    p === null ? '' : pBound(p),
    draws > 0 ? `${fixed(draws, 0)} ${of}` : of,
  ];
  return escaped(parts.filter(Boolean).join(' · '));
}

/** The draws as a histogram, or two deviations around their mean, with the value as a line on the same axis. */
function pictureOf({ name, value, null: beside }: ReportFigure): string {
  if (!beside || value === null || !(beside.sd > 0)) return '';
  const [low, high] = rangeOf(beside);
  const from = Math.min(low, value);
  const to = Math.max(high, value);
  const room = 0.04 * (to - from) || 1e-9;
  const x = (at: number) => ((at - from + room) / (to - from + 2 * room)) * WIDTH;
  const line = `<line class="own" x1="${pixel(x(value))}" x2="${pixel(x(value))}" y1="0" y2="${BASE}"/>`;
  return `<svg class="null" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${name}: the value and its null`)}"><line class="base" x1="0" x2="${WIDTH}" y1="${BASE}" y2="${BASE}"/>${hillOf(beside, x)}${line}</svg>`;
}

const rangeOf = ({ histogram, mean, sd }: ReportNull): readonly [number, number] =>
  histogram ? [histogram.low, histogram.high] : [mean - 2 * sd, mean + 2 * sd];

function hillOf({ histogram, mean, sd }: ReportNull, x: (at: number) => number): string {
  if (!histogram) {
    const [low, high] = [x(mean - 2 * sd), x(mean + 2 * sd)];
    return `<rect x="${pixel(low)}" y="${BASE - 8}" width="${pixel(high - low)}" height="8"/>`;
  }
  const { low, high, counts } = histogram;
  const fullest = Math.max(...counts);
  const width = (high - low) / counts.length;
  const steps = counts.flatMap((count, i) => {
    const y = pixel(BASE - (0.85 * BASE * count) / fullest);
    return [`${pixel(x(low + i * width))},${y}`, `${pixel(x(low + (i + 1) * width))},${y}`];
  });
  return `<polygon points="${pixel(x(low))},${BASE} ${steps.join(' ')} ${pixel(x(high))},${BASE}"/>`;
}
