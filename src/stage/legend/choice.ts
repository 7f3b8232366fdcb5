import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { legendKey, type LegendChoice } from '../../state/legendChoice.ts';
import { store } from '../../state/store.ts';
import type { CategoryLegend, Legend } from '../scene.ts';

/** Which entries of a legend the user wants to see. */
export interface Choice {
  /** the only entry that is shown; null for all */
  readonly alone: number | null;
  readonly hidden: ReadonlySet<number>;
}

const ALL: Choice = { alone: null, hidden: new Set() };

/** What the last change was, in words, for screen readers. */
export const announced = createStore<{ readonly text: string }>()(() => ({ text: '' }));

/** The name of a legend in a link. */
export const keyOf = ({ title, entries }: CategoryLegend): string =>
  legendKey([title, ...entries.map(({ name }) => name)]);

/** Reads the choice in the view, which a link holds. */
export const useLegendChoice = (): LegendChoice | null => useStore(store, ({ view }) => view.legend);

/** The choice in the view now. */
export const legendChoice = (): LegendChoice | null => store.getState().view.legend;

/** The first legend whose entries can be chosen; null if there is none. */
export function choosable(legend: Legend | readonly Legend[] | undefined): CategoryLegend | null {
  const legends = !legend ? [] : 'kind' in legend ? [legend] : legend;
  for (const one of legends) if (one.kind === 'categories' && one.entryOf) return one;
  return null;
}

/**
 * The choice among the entries of a legend: a legend of other entries than those of the choice is shown whole. A scale may
 * keep for itself which entry is shown alone.
 */
export function choiceAmong(legend: CategoryLegend, choice: LegendChoice | null): Choice {
  const own = choice && choice.legend === keyOf(legend) ? choice : null;
  const alone = legend.alone ? legend.alone.entry : (own?.alone ?? null);
  return own || alone !== null ? { alone, hidden: new Set(own?.hidden) } : ALL;
}

/** Whether an entry is shown. */
export const isShown = ({ alone, hidden }: Choice, entry: number): boolean =>
  !hidden.has(entry) && (alone === null || alone === entry);

/** Shows one entry only, or all again if it was the only one. */
export function showOnly(legend: CategoryLegend, entry: number): void {
  const now = choiceAmong(legend, legendChoice());
  const alone = now.alone === entry ? null : entry;
  const hidden = new Set(now.hidden);
  hidden.delete(entry);
  const { name } = legend.entries[entry]!;
  put(
    legend,
    { alone, hidden },
    alone === null ? `All ${legend.title} are shown.` : `Only ${name} is shown.`,
  );
}

/** Hides an entry, or shows it again. */
export function toggle(legend: CategoryLegend, entry: number): void {
  const { alone, hidden: before } = choiceAmong(legend, legendChoice());
  const hidden = new Set(before);
  if (!hidden.delete(entry)) hidden.add(entry);
  const { name } = legend.entries[entry]!;
  const choice = { alone: alone === entry ? null : alone, hidden };
  put(legend, choice, `${name} is ${hidden.has(entry) ? 'hidden' : 'shown'}; ${hidden.size} hidden.`);
}

/** Shows all entries. */
export function showAll(legend: CategoryLegend): void {
  put(legend, ALL, `All ${legend.title} are shown.`);
}

function put(legend: CategoryLegend, { alone, hidden }: Choice, text: string): void {
  if (legend.alone && legend.alone.entry !== alone) legend.alone.choose(alone);
  const own = legend.alone ? null : alone;
  const entries = [...hidden].sort((a, b) => a - b);
  const whole = own === null && entries.length === 0;
  store.getState().go({ legend: whole ? null : { legend: keyOf(legend), alone: own, hidden: entries } });
  announced.setState({ text });
}
