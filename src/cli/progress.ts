/** The least time between two lines on an output that is not a terminal, in milliseconds. */
const LINE_EVERY = 1000;

/** Shows the progress of a computation: on a terminal as one line that is rewritten, elsewhere as a line now and then. */
export function progressOn(stream: NodeJS.WriteStream) {
  let last = '';
  let since = -Infinity;
  return {
    show(fraction: number, text: string): void {
      const line = `${String(Math.floor(fraction * 100)).padStart(3)} % ${text}`;
      const now = performance.now();
      if (line === last || (!stream.isTTY && now - since < LINE_EVERY)) return;
      last = line;
      since = now;
      stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    /** Clears the line on a terminal. */
    end(): void {
      if (stream.isTTY && last) stream.write('\r\x1b[2K');
    },
  };
}
