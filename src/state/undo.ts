import { createStore } from 'zustand/vanilla';
import { store, type State } from './store.ts';
import type { View } from './view.ts';

/** What a step back restores: the view, and what its picture inherits. */
type Step = Pick<State, 'view' | 'inherited'>;

/** Steps that can be undone, the latest last, and steps that can be done again, the next one last. */
interface Steps {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const steps = createStore<Steps>()(() => ({ past: [], future: [] }));

/** More steps than anyone goes back; a view takes little room, but a selection in it may not. */
const MOST_STEPS = 100;
/** Changes that follow each other within this number of milliseconds without another press, such as those of a slider, are one step. */
const PAUSE = 400;

const stepOf = ({ view, inherited }: State): Step => ({ view, inherited });

/**
 * Notes every change of the view as a step that can be undone. The browser's Back goes from place to place; this goes from
 * change to change.
 *
 * @param now  a clock in milliseconds
 * @param pressed  where a press of the pointer is heard: it begins another step, however soon after the last
 * @returns a function that ends it
 */
export function followSteps(
  now: () => number = () => performance.now(),
  pressed: EventTarget = globalThis,
): () => void {
  let last = -Infinity;
  const begin = () => (last = -Infinity);
  pressed.addEventListener('pointerdown', begin, { capture: true });
  const unsubscribe = store.subscribe((state, before) => {
    if (state.view === before.view || restoring || onlyAsked(state.view, before.view)) return;
    const time = now();
    const goesOn = time - last < PAUSE && steps.getState().past.length > 0;
    last = time;
    if (goesOn) steps.setState({ future: [] });
    else
      steps.setState(({ past }) => ({ past: [...past.slice(1 - MOST_STEPS), stepOf(before)], future: [] }));
  });
  return () => {
    unsubscribe();
    pressed.removeEventListener('pointerdown', begin, { capture: true });
  };
}

/** Whether two views differ only in what the user has asked for, which is no change of the view to be undone. */
const onlyAsked = (one: View, other: View): boolean =>
  (Object.keys(one) as (keyof View)[]).every((key) => key === 'asked' || one[key] === other[key]);

let restoring = false;

/** Restores the view before the latest change; false if there is no earlier one. */
export const undo = (): boolean => move('past', 'future');

/** Restores the view that was undone last; false if none was, or if something was changed since. */
export const redo = (): boolean => move('future', 'past');

/** Restores the last step of one list; the view now goes to the other. */
function move(from: keyof Steps, to: keyof Steps): boolean {
  const step = steps.getState()[from].at(-1);
  if (!step) return false;
  const now = stepOf(store.getState());
  restore(step);
  steps.setState((all) => ({ [from]: all[from].slice(0, -1), [to]: [...all[to], now] }));
  return true;
}

function restore({ view, inherited }: Step): void {
  restoring = true;
  try {
    // What was asked for of the same dataset stays asked for: a step back undoes no computation.
    const now = store.getState().view;
    const asked = now.data === view.data ? now.asked : view.asked;
    store.getState().start({ ...view, asked }, inherited);
  } finally {
    restoring = false;
  }
}
