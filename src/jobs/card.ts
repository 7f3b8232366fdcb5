import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CardChoice, CardState } from './team/protocol.ts';

const STORAGE_KEY = 'tricosm-card';

/** Whether this browser's graphics card may help, and whether it does. No result depends on it. */
interface CardStore {
  readonly choice: CardChoice;
  readonly state: CardState;
}

/** What the page knows of the graphics card; workers report to it. */
export const card = createStore<CardStore>()(() => ({ choice: remembered(), state: { kind: 'unasked' } }));

/** Chooses whether the card may help, and remembers it for the next visit. */
export function chooseCard(choice: CardChoice): void {
  try {
    localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // Storage may be forbidden; the choice then lasts for this visit.
  }
  card.setState({ choice });
}

/** The choice and the state of the card; the component is drawn again when they change. */
export const useCardStore = (): CardStore => useStore(card);

/** Off until the user switches it on: it has been tried with a stand-in alone, and with no real card. */
function remembered(): CardChoice {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text === 'auto' || text === 'any' ? text : 'never';
  } catch {
    return 'never';
  }
}
