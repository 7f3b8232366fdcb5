import { createStore } from 'zustand/vanilla';

/** Clicks in the scene that make pairs of the relation being edited. */
interface Picking {
  /** whether clicks make pairs */
  readonly active: boolean;
  /** the clicked input, a word index, until its output is clicked */
  readonly input: number | null;
  /** the pair clicked last, as word indices: it suggests the output of the next input */
  readonly last: readonly [number, number] | null;
  /** receives a complete pair */
  readonly take: ((input: number, output: number) => void) | null;
}

const idle: Picking = { active: false, input: null, last: null, take: null };

/** Whether clicks in the scene make pairs, and the words clicked so far. */
export const picking = createStore<Picking>()(() => idle);

/** From now on every two clicks make a pair, which `take` receives. */
export function startPicking(take: Picking['take']): void {
  picking.setState({ ...idle, active: true, take });
}

export function stopPicking(): void {
  picking.setState(idle);
}

/**
 * Takes a click on a word: the input of a pair, or the output that completes it.
 *
 * @returns false if clicks make no pairs
 */
export function pickWord(word: number): boolean {
  const { active, input, take } = picking.getState();
  if (!active) return false;
  if (input === null) picking.setState({ input: word });
  else if (input !== word) {
    take?.(input, word);
    picking.setState({ input: null, last: [input, word] });
  }
  return true;
}
