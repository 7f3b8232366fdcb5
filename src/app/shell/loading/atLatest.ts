/**
 * Resolves when what is listened for comes, or after a time.
 *
 * @param longest  milliseconds
 * @param listen  calls `end` when it comes, also before it returns; returns a function that stops listening
 */
export function atLatest(longest: number, listen: (end: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    let isOver = false;
    const end = () => {
      isOver = true;
      clearTimeout(timer);
      stop?.();
      resolve();
    };
    const timer = setTimeout(end, longest);
    stop = listen(() => {
      if (!isOver) end();
    });
    if (isOver) stop();
  });
}
