import { createStore } from 'zustand/vanilla';
import type { CategoryLegend, Legend } from '../scene.ts';

/** Which entries of a legend the user wants to see. */
export interface Choice {
  /** the only entry that is shown; null for all */
  readonly alone: number | null;
  readonly hidden: ReadonlySet<number>;
}

const ALL: Choice = { alone: null, hidden: new Set() };

interface ChoiceState extends Choice {
  /** names the legend that the choice belongs to; a legend of other entries is shown whole */
  readonly legend: string;
  /** what the last change was, in words, for screen readers */
  readonly announced: string;
}

/** The user's choice among the entries of the legend on the stage. */
export const legendChoice = createStore<ChoiceState>()(() => ({ ...ALL, legend: '', announced: '' }));

const nameOf = ({ title, entries }: CategoryLegend) => [title, ...entries.map(({ name }) => name)].join('\n');

/** The first legend whose entries can be chosen; null if there is none. */
export function choosable(legend: Legend | readonly Legend[] | undefined): CategoryLegend | null {
  const legends = !legend ? [] : 'kind' in legend ? [legend] : legend;
  for (const one of legends) if (one.kind === 'categories' && one.entryOf) return one;
  return null;
}

/** The choice among the entries of a legend; a scale may keep for itself which one is shown alone. */
export function choiceAmong(legend: CategoryLegend, { legend: of, alone, hidden }: ChoiceState): Choice {
  const own = of === nameOf(legend) ? { alone, hidden } : ALL;
  return legend.alone ? { alone: legend.alone.entry, hidden: own.hidden } : own;
}

/** Whether an entry is shown. */
export const isShown = ({ alone, hidden }: Choice, entry: number): boolean =>
  !hidden.has(entry) && (alone === null || alone === entry);

/** Shows one entry only, or all again if it was the only one. */
export function showOnly(legend: CategoryLegend, entry: number): void {
  const now = choiceAmong(legend, legendChoice.getState());
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
  const { alone, hidden: before } = choiceAmong(legend, legendChoice.getState());
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

function put(legend: CategoryLegend, { alone, hidden }: Choice, announced: string): void {
  if (legend.alone && legend.alone.entry !== alone) legend.alone.choose(alone);
  legendChoice.setState({ legend: nameOf(legend), alone: legend.alone ? null : alone, hidden, announced });
}
