import { plainColour } from '../../figures/colour.ts';
import type { FigureEntry, FigureLegend, Mark } from '../../figures/layout/legend.ts';

/**
 * What the marks of a chart stand for, as the key beside it on the page says it: the keys within the chart, or those that follow
 * it up to the next chart, or else the one right before it. A figure beside its null needs none.
 */
export function keysOf(chart: Element): FigureLegend[] {
  if (chart.matches('.null-figure')) return [];
  const inside = [...chart.querySelectorAll('.chart-key')];
  const after = inside.length > 0 ? inside : keysAfter(chart);
  const before = chart.previousElementSibling;
  const keys = after.length > 0 || !before?.matches('.chart-key') ? after : [before];
  return keys.map((key) => ({ title: '', entries: [...key.children].map(entryOf) }));
}

function keysAfter(chart: Element): Element[] {
  const found: Element[] = [];
  let at = chart.nextElementSibling;
  for (; at && !at.matches('.chart, .null-figure, .marks-axis'); at = at.nextElementSibling) {
    if (at.matches('.chart-key')) found.push(at);
  }
  return found;
}

function entryOf(item: Element): FigureEntry {
  const mark = item.querySelector('.key-mark');
  return { name: (item.textContent ?? '').trim(), mark: mark && markOf(mark) };
}

function markOf(mark: Element): Mark {
  const { colour } = plainColour(getComputedStyle(mark).color);
  if (mark.classList.contains('ring')) return { kind: 'ring', colour };
  if (mark.classList.contains('line')) return { kind: 'line', colour, width: 2 };
  if (mark.classList.contains('dashed')) return { kind: 'line', colour, width: 2, dashed: true };
  return { kind: 'shape', colour, shape: 0 };
}
