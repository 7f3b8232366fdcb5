/**
 * Runs something in a task of its own after some frames, which would wait for it otherwise.
 *
 * @param frames  at least 1
 */
export function afterFrames(frames: number, run: () => void): void {
  requestAnimationFrame(() => {
    if (frames > 1) afterFrames(frames - 1, run);
    else setTimeout(run);
  });
}
