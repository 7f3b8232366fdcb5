/** What waits for its turn, the first come first. */
const waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Runs a piece of work of the page in a task of its own, after the pieces that came before: several of them in one task
 * would keep the page from answering.
 *
 * @returns a function that calls it off
 */
export function inTurn(work: () => void): () => void {
  waiting.push(work);
  timer ??= setTimeout(next);
  return () => {
    const place = waiting.indexOf(work);
    if (place >= 0) waiting.splice(place, 1);
  };
}

function next(): void {
  const work = waiting.shift();
  timer = waiting.length > 0 ? setTimeout(next) : undefined;
  work?.();
}
