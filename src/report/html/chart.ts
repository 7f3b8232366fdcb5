import type { ReportAxis, ReportChart, ReportSeries } from '../document.ts';
import { axisOf, type Axis } from './axis.ts';
import { escaped, pixel } from './markup.ts';

const WIDTH = 640;
const HEIGHT = 300;
const LEFT = 64;
const RIGHT = 14;
const TOP = 10;
const BOTTOM = 46;

/** A chart as SVG, with its legend. */
export function chartHtml({ title, x, y, series }: ReportChart): string {
  const drawn = series.filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return '';
  const ends = drawn.flatMap(({ points }) =>
    points.flatMap(([, value, error = 0]) => [value! - error, value! + error]),
  );
  const place: Place = {
    across: axisOf(
      x,
      drawn.flatMap(({ points }) => points.map(([at]) => at!)),
    ),
    up: axisOf(y, ends),
  };
  return [
    `<figure class="chart"><figcaption>${escaped(title)}</figcaption>`,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    ...acrossTicks(x, place.across),
    ...upTicks(y, place.up),
    ...drawn.map((one, i) => seriesSvg(one, i, x, y, place)),
    '</svg>',
    legend(drawn),
    '</figure>',
  ].join('');
}

interface Place {
  readonly across: Axis;
  readonly up: Axis;
}

const left = (share: number) => LEFT + share * (WIDTH - LEFT - RIGHT);
const top = (share: number) => HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);

function acrossTicks({ name }: ReportAxis, axis: Axis): string[] {
  const base = HEIGHT - BOTTOM;
  return [
    ...axis.ticks.map(({ value, label }) => {
      const at = pixel(left(axis.at(value)));
      return `<line class="grid" x1="${at}" x2="${at}" y1="${TOP}" y2="${base}"/><text class="tick middle" x="${at}" y="${base + 18}">${escaped(label)}</text>`;
    }),
    `<text class="axis-name middle" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}">${escaped(name)}</text>`,
  ];
}

function upTicks({ name }: ReportAxis, axis: Axis): string[] {
  const middle = (TOP + HEIGHT - BOTTOM) / 2;
  return [
    ...axis.ticks.map(({ value, label }) => {
      const at = pixel(top(axis.at(value)));
      return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/><text class="tick end" x="${LEFT - 6}" y="${at}" dy="4">${escaped(label)}</text>`;
    }),
    `<text class="axis-name middle" transform="translate(14 ${middle}) rotate(-90)">${escaped(name)}</text>`,
  ];
}

function seriesSvg(
  { points, mark }: ReportSeries,
  i: number,
  x: ReportAxis,
  y: ReportAxis,
  { across, up }: Place,
): string {
  const placed = points
    .filter(([at, value]) => (!x.log || at! > 0) && (!y.log || value! > 0))
    .map(([at, value, error]) => ({ x: left(across.at(at!)), value: value!, y: top(up.at(value!)), error }));
  const bars = placed.map(({ x: at, value, error }) =>
    error === undefined || (y.log && value <= error)
      ? ''
      : `<line x1="${pixel(at)}" x2="${pixel(at)}" y1="${pixel(top(up.at(value - error)))}" y2="${pixel(top(up.at(value + error)))}"/>`,
  );
  const path = `<polyline points="${placed.map((at) => `${pixel(at.x)},${pixel(at.y)}`).join(' ')}"/>`;
  const dots = placed.map((at) => `<circle cx="${pixel(at.x)}" cy="${pixel(at.y)}" r="3"/>`);
  const line = mark === 'points' ? '' : path;
  const marks = mark === 'points' || placed.length <= 12 ? dots.join('') : '';
  return `<g class="series s${i % 6} ${mark}">${bars.join('')}${line}${marks}</g>`;
}

function legend(series: readonly ReportSeries[]): string {
  if (series.length < 2) return '';
  const entries = series.map(
    ({ name, mark }, i) =>
      `<li><svg viewBox="0 0 22 10" aria-hidden="true"><g class="series s${i % 6} ${mark}">${
        mark === 'points' ? '<circle cx="11" cy="5" r="3"/>' : '<polyline points="0,5 22,5"/>'
      }</g></svg>${escaped(name)}</li>`,
  );
  return `<ul class="legend">${entries.join('')}</ul>`;
}
