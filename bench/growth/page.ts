import { powerAt, powerThrough } from './fit.ts';
import type { Growth, MeasuredSeries } from './growth.ts';

/** Size of a chart and its margins, in px. */
const WIDTH = 320;
const HEIGHT = 210;
const LEFT = 52;
const BOTTOM = 34;
const TOP = 12;
const RIGHT = 14;

const AXES = { features: 'features', dim: 'dimensions', blocks: 'blocks', k: 'k' } as const;

/** A page of charts, one for each series: what was measured, the fitted power law, the expected one, and extrapolations. */
export function growthPage({ machine, threads, node, series }: Growth): string {
  const loads = series.flatMap(({ points }) => points.map(({ load }) => load));
  const quiet = Math.max(...loads) < 1;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>How time and memory grow</title>
<style>
  body { font: 14px/1.45 system-ui, sans-serif; max-width: 1080px; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
  section { display: inline-block; width: ${WIDTH}px; margin: 0 20px 28px 0; vertical-align: top; }
  h2 { font-size: 15px; margin: 0 0 2px; }
  p { margin: 0 0 8px; }
  table { border-collapse: collapse; font-size: 12px; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: 1px 6px; border-bottom: 1px solid #ddd; font-weight: normal; }
  svg { display: block; }
  text { font-size: 11px; fill: #444; }
  .note, .beyond { color: #666; }
</style>
<h1>How time and memory grow</h1>
<p>Processor time of all ${threads} threads and peak memory of a process, its data included; ${escaped(machine)}, Node ${escaped(node)}.
One number grows in each chart, the others stay at 4,096 features, 512 dimensions, 2,000 blocks with 160 firings each (in
proportion to the features where these grow) and k = 3. Dots and solid lines are measured and fitted;
the dashed line has the exponent that the algorithm should have, through the last point; rings are extrapolated by
the fitted and by the expected exponent and were not measured: costs that stay make a fitted exponent smaller than that of large sizes.</p>
<p class="note">The machine’s load before the points was ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}: it was ${quiet ? '' : 'not '}quiet${quiet ? '' : ', and processor time is the number to read'}.</p>
${series.map(sectionOf).join('\n')}
</html>
`;
}

function sectionOf(series: MeasuredSeries): string {
  const { title, axis, fit, expected, points, extrapolated } = series;
  const rows = points.map(
    ({ value, processor, seconds, bytes }) =>
      `<tr><td>${value.toLocaleString('en')}</td><td>${duration(processor)}</td><td>${duration(seconds)}</td><td>${(bytes / 1e6).toFixed(0)} MB</td></tr>`,
  );
  const beyond = extrapolated.map(
    ({ value, processor, expected: ideal }) =>
      `<tr class="beyond"><td>${value.toLocaleString('en')}</td><td>${duration(processor)}, ${duration(ideal)}</td><td colspan="2">extrapolated</td></tr>`,
  );
  const error = Number.isNaN(fit.error) ? '' : ` ± ${fit.error.toFixed(2)}`;
  return `<section>
<h2>${escaped(title)} against ${AXES[axis]}</h2>
<p>Exponent ${fit.exponent.toFixed(2)}${error}, expected ${expected.exponent}: ${escaped(expected.why)}.</p>
${chart(series)}
<table><tr><th>${AXES[axis]}</th><th>processor</th><th>clock</th><th>memory</th></tr>
${[...rows, ...beyond].join('\n')}</table>
</section>`;
}

/** Log–log, with the same decade on both axes wherever that fits. */
function chart({ title, axis, points, fit, expected, extrapolated }: MeasuredSeries): string {
  const rings = extrapolated.flatMap(({ value, processor, expected: ideal }) => [
    { value, processor },
    { value, processor: ideal },
  ]);
  const values = [...points, ...rings];
  const x = logScale(
    values.map(({ value }) => value),
    LEFT,
    WIDTH - RIGHT,
  );
  const last = points.at(-1)!;
  const through = powerThrough(expected.exponent, last.value, last.processor);
  const ideal = (value: number) => powerAt(through, value);
  const fitted = (value: number) => powerAt(fit, value);
  const ends = [points[0]!.value, last.value];
  const y = logScale(
    [...values.map(({ processor }) => processor), ...ends.map(ideal), ...ends.map(fitted)],
    HEIGHT - BOTTOM,
    TOP,
  );
  const line = (of: (value: number) => number, style: string) =>
    `<line x1="${x.at(ends[0]!)}" y1="${y.at(of(ends[0]!))}" x2="${x.at(ends[1]!)}" y2="${y.at(of(ends[1]!))}" ${style} />`;
  const dot = ({ value, processor }: { value: number; processor: number }, style: string) =>
    `<circle cx="${x.at(value)}" cy="${y.at(processor)}" r="4" ${style} />`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}: processor time against ${AXES[axis]}">
<path d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}" fill="none" stroke="#999" />
${[...points, ...extrapolated].map(({ value }) => `<text x="${x.at(value)}" y="${HEIGHT - BOTTOM + 15}" text-anchor="middle">${short(value)}</text>`).join('')}
${y.ticks.map((tick) => `<text x="${LEFT - 6}" y="${y.at(tick) + 4}" text-anchor="end">${duration(tick)}</text>`).join('')}
<text x="${WIDTH - RIGHT}" y="${HEIGHT - 4}" text-anchor="end">${AXES[axis]}</text>
${line(ideal, 'stroke="#888" stroke-dasharray="4 3"')}${line(fitted, 'stroke="#2563a8"')}
${points.map((point) => dot(point, 'fill="#2563a8"')).join('')}${rings.map((point) => dot(point, 'fill="#fff" stroke="#2563a8"')).join('')}
</svg>`;
}

/** A logarithmic axis from `start` to `end`, with the decades within it. */
function logScale(values: readonly number[], start: number, end: number) {
  const low = Math.log10(Math.min(...values));
  const span = Math.log10(Math.max(...values)) - low || 1;
  const at = (value: number) =>
    Math.round(10 * (start + ((Math.log10(value) - low) / span) * (end - start))) / 10;
  const ticks: number[] = [];
  for (let power = Math.ceil(low); power <= low + span; power++) ticks.push(10 ** power);
  return { at, ticks: ticks.length > 1 ? ticks : [10 ** low, 10 ** (low + span)] };
}

function duration(seconds: number): string {
  if (seconds < 0.0995) return `${(1000 * seconds).toPrecision(2)} ms`;
  return seconds < 100
    ? `${Number(seconds.toPrecision(2))} s`
    : `${Math.round(seconds).toLocaleString('en')} s`;
}

const short = (value: number): string =>
  value < 1000 ? String(value) : `${Number((value / 1000).toPrecision(2))}k`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
