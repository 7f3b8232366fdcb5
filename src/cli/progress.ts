/** How often a line is written where the terminal cannot rewrite it, in milliseconds. */
const LINE_EVERY = 1000;

/**
 * Says on standard error how far a computation is: one line rewritten on a terminal, now and then a line
 * elsewhere.
 */
export function progressOn(stream: NodeJS.WriteStream) {
  let last = '';
  let since = -Infinity;
  return {
    say(fraction: number, text: string): void {
      const line = `${String(Math.floor(fraction * 100)).padStart(3)} % ${text}`;
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
