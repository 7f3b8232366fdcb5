import { plainColour } from '../../figures/colour.ts';
import type { FigureEntry, FigureLegend, Mark } from '../../figures/layout/legend.ts';

/**
 * What the marks of a chart stand for, as the key beside it on the page says it: the keys that follow the chart, up to the next
 * chart, or else those before it.
 */
export function keysOf(chart: Element): FigureLegend[] {
  const after = siblings(chart, 'nextElementSibling');
  const keys = after.length > 0 ? after : siblings(chart, 'previousElementSibling').reverse();
  const inside = [...chart.querySelectorAll('.chart-key')];
  return [...inside, ...keys].map((key) => ({ title: '', entries: [...key.children].map(entryOf) }));
}

function siblings(chart: Element, step: 'nextElementSibling' | 'previousElementSibling'): Element[] {
  const found: Element[] = [];
  for (let at = chart[step]; at && !at.matches('.chart, .null-figure'); at = at[step]) {
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
