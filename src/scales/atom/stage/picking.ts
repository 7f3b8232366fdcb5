import { createStore } from 'zustand/vanilla';

/** Clicks in the scene that make pairs of the relation being edited. */
interface Picking {
  /** whether clicks are taken */
  readonly active: boolean;
  /** the input clicked, a word index, while its output is waited for */
  readonly input: number | null;
  /** the pair clicked last, as word indices; it suggests the output of the next input */
  readonly last: readonly [number, number] | null;
  /** takes a finished pair */
  readonly take: ((input: number, output: number) => void) | null;
}

const idle: Picking = { active: false, input: null, last: null, take: null };

/** Whether the next clicks make pairs, and what has been clicked. */
export const picking = createStore<Picking>()(() => idle);

/** From now on every two clicks make a pair, given to `take`. */
export function startPicking(take: Picking['take']): void {
  picking.setState({ ...idle, active: true, take });
}

export function stopPicking(): void {
  picking.setState(idle);
}

/** A word was clicked: it is the input, or the output that closes the pair. Returns false where nobody asked. */
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
