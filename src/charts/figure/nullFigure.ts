import type { Column } from '../../controls/table/columns.ts';
import { csv } from '../../controls/table/saveTable.ts';
import { wrapped } from '../../figures/layout/wrapped.ts';
import { element, escaped } from '../../figures/pens/markup.ts';
import { hill, type Hill, type NullDistribution } from '../hill.ts';
import { widthOf } from '../axes/room.ts';
import { linearTick } from '../axes/ticks.ts';
import { setOwnMarkup } from './ownMarkup.ts';
import type { DrawnChart } from './shown.ts';

/** A figure beside its null, as it is on the page. */
export interface NullFigureShown {
  readonly name: string;
  /** the value as printed */
  readonly text: string;
  readonly value: number;
  readonly distribution: NullDistribution | undefined;
  /** the line below: mean, deviation, z, n, p */
  readonly note: string;
}

const HEAD = 24;
const HILL = 40;
const LINE = 15;
/** the length of a tick, and the height of the axis with its numbers */
const TICK = 4;
const AXIS = 20;

/** Draws a figure beside its null out of sight within its element, where the style sheet gives it the same colours. */
export function nullFigureDrawn(root: HTMLElement, width: number, shown: NullFigureShown): DrawnChart {
  const { markup, height } = nullFigureMarkup(width, shown);
  const out = document.createElement('div');
  out.style.cssText = 'position:fixed;left:-10000px;top:0';
  setOwnMarkup(out, markup);
  root.append(out);
  return { svg: out.querySelector('svg')!, width, height, remove: () => out.remove() };
}

/** A figure beside its null as SVG with the classes and variables of the style sheet. */
export function nullFigureMarkup(
  width: number,
  { name, text, value, distribution, note }: NullFigureShown,
): { readonly markup: string; readonly height: number } {
  const drawn = distribution ? hill(value, distribution, width, HILL) : null;
  const lines = wrapped(note, width, widthOf);
  const parts = [
    written(name, { x: 0, y: 15, ...face(400, 13, '--text') }),
    written(text, { x: width, y: 15, ...face(600, 16, '--text'), 'text-anchor': 'end' }),
  ];
  let top = HEAD;
  if (drawn) {
    const line = (name: string, x1: number, x2: number, y1: number, y2: number) =>
      element('line', { class: name, x1, x2, y1, y2 });
    parts.push(
      element(
        'g',
        { transform: `translate(0 ${top})` },
        element('path', { class: 'hill', d: drawn.path }) +
          line('base', 0, width, HILL + 0.5, HILL + 0.5) +
          line('value', drawn.value, drawn.value, 0, HILL) +
          axisMarkup(drawn.ticks, width),
      ),
    );
    top += HILL + AXIS;
  }
  lines.forEach((line, i) =>
    parts.push(written(line, { x: 0, y: top + 12 + i * LINE, ...face(400, 11, '--dim') })),
  );
  const height = top + lines.length * LINE + 4;
  return { markup: element('svg', { viewBox: `0 0 ${width} ${height}` }, parts.join('')), height };
}

/** Attributes of a text; the page's policy allows no style in markup. */
const face = (weight: number, size: number, colour: string) => ({
  'font-family': 'sans-serif',
  'font-weight': weight,
  'font-size': size,
  fill: `var(${colour})`,
});

/** The ticks below a hill, with their numbers, none of which stands over an edge of the figure. */
function axisMarkup(ticks: Hill['ticks'], width: number): string {
  const all = ticks.map(({ at }) => at);
  return ticks
    .map(({ at, x }, i) => {
      const label = linearTick(at, i, all);
      const half = widthOf(label) / 2;
      const middle = Math.min(width - half, Math.max(half, x));
      return (
        element('line', { class: 'base', x1: x, x2: x, y1: HILL + 0.5, y2: HILL + TICK }) +
        written(label, {
          x: middle,
          y: HILL + TICK + 11,
          ...face(400, 11, '--dim'),
          'text-anchor': 'middle',
        })
      );
    })
    .join('');
}

const written = (text: string, attributes: Readonly<Record<string, string | number>>) =>
  element('text', attributes, escaped(text));

interface NullFigureNumbers {
  readonly name: string;
  readonly value: number;
  readonly error: number | undefined;
  readonly distribution: NullDistribution | undefined;
  readonly z: number | null;
  readonly p: number | null;
  readonly n: string | undefined;
}

const COLUMNS: readonly Column<NullFigureNumbers>[] = [
  { header: 'figure', value: ({ name }) => name },
  { header: 'value', value: ({ value }) => value },
  { header: 'error', value: ({ error }) => error },
  { header: 'null mean', value: ({ distribution }) => distribution?.mean },
  { header: 'null sd', value: ({ distribution }) => distribution?.sd },
  { header: 'draws', value: ({ n }) => n },
  { header: 'z', value: ({ z }) => z },
  { header: 'p', value: ({ p }) => p },
];

/** A figure beside its null as one row of comma-separated values. */
export const nullFigureCsv =
  (numbers: NullFigureNumbers) =>
  (comments: readonly string[]): string =>
    csv(COLUMNS, [numbers], comments);
