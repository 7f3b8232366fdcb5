import type { Situation } from '../../lessons/done.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import type { Field } from '../../state/fields.ts';
import { selectedNow } from '../../state/selection/select.ts';
import { store } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { sectionNamed } from './targets.ts';

/** The app as it is now, for the question of a step. */
export function situationNow(): Situation {
  const { view } = store.getState();
  return {
    parameter: (name) => parameterOf(view, name),
    pinned: (item) => {
      const index = view[item];
      return index === null ? null : { index, text: pinnedText() };
    },
    selected: (item) => selectedNow(item)?.length ?? 0,
    shows: (text, section) => {
      const page = document.querySelector('.app > .panel');
      const part = page && section !== undefined ? sectionNamed(section, page) : page;
      return part !== null && currentText(part).includes(text);
    },
  };
}

/** The text of a part of the page, without results of earlier parameters. */
function currentText(part: Element): string {
  if (!part.querySelector('.stale')) return part.textContent ?? '';
  const copy = part.cloneNode(true) as Element;
  for (const stale of copy.querySelectorAll('.stale')) stale.remove();
  return copy.textContent ?? '';
}

/** The heading of the inspector’s card: the pinned word, or the name of the feature. */
const pinnedText = (): string => document.querySelector('.feature-title h2')?.textContent?.trim() ?? '';

/** A parameter of a view as a link writes it; null if no parameter has this name. */
export function parameterOf(view: View, name: string): string | null {
  const print = (fields: object, values: object, key: string) => {
    const field = (fields as Readonly<Record<string, Field<unknown>>>)[key];
    return field ? field.print((values as Readonly<Record<string, unknown>>)[key]) : null;
  };
  const [scale, key] = name.split('.');
  if (key === undefined) return print(VIEW_SCHEMA.place, view, name);
  const found = VIEW_SCHEMA.scales.find(({ id }) => id === scale);
  return found ? print(found.fields, found.of(view.scales), key) : null;
}
