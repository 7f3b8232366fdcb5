import { harmless } from './harmless.ts';

/** Least time between two lines if the stream is not a terminal, in milliseconds. */
const LINE_EVERY = 1000;

/**
 * Prints how far a computation is: on a terminal it rewrites one line, elsewhere it adds a line from time to time.
 */
export function progressOn(stream: NodeJS.WriteStream) {
  let last = '';
  let since = -Infinity;
  return {
    say(fraction: number, text: string): void {
      const line = `${String(Math.floor(fraction * 100)).padStart(3)} % ${harmless(text)}`;
      const now = performance.now();
      if (line === last || (!stream.isTTY && now - since < LINE_EVERY)) return;
      last = line;
      since = now;
      stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    /** Clears the rewritten line. */
    end(): void {
      if (stream.isTTY && last) stream.write('\r\x1b[2K');
    },
  };
}
