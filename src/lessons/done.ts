import type { Condition } from './lesson.ts';

/** What the conditions of a question are compared with. */
export interface Situation {
  /** A parameter as a link writes it, its default included; null if no parameter has this name. */
  readonly parameter: (name: string) => string | null;
  /** The pinned feature or word: its number, and its text if it is known; null if nothing is pinned. */
  readonly pinned: (item: 'feature' | 'word') => { readonly index: number; readonly text: string } | null;
  /** The number of selected features or words. */
  readonly selected: (item: 'feature' | 'word') => number;
  /** Whether the section of this heading, or the whole panel, shows a text. */
  readonly shows: (text: string, section: string | undefined) => boolean;
}

/** Whether all conditions of a question are met. */
export const isDone = (conditions: readonly Condition[], situation: Situation): boolean =>
  conditions.every((condition) => isMet(condition, situation));

function isMet(condition: Condition, situation: Situation): boolean {
  if ('shown' in condition) return situation.shows(condition.shown, condition.section);
  if ('selected' in condition) return situation.selected(condition.selected) >= condition.least;
  if ('pinned' in condition) {
    const pinned = situation.pinned(condition.pinned);
    if (!pinned) return false;
    const { among } = condition;
    return !among || among.some((one) => one === pinned.index || one === pinned.text);
  }
  const written = situation.parameter(condition.parameter);
  if (written === null) return false;
  if ('is' in condition) return condition.is.includes(written);
  if ('has' in condition) return written.split(',').includes(condition.has);
  const value = written.trim() === '' ? NaN : Number(written);
  return value >= condition.least && value <= condition.most;
}
