/** Where the numbers on screen come from, for files that leave the app. */
export interface Origin {
  /** how the names of files begin, such as `glove-all`; may be empty */
  readonly name: string;
  /** in a line, for figures: dataset, layer, scale, preparation, parameters, seed, version */
  readonly line: string;
  /** the same in full, a line each such as `seed: 42`, for the head of a table */
  readonly lines: readonly string[];
}

const UNKNOWN: Origin = { name: '', line: '', lines: [] };

let origin: () => Promise<Origin> = () => Promise.resolve(UNKNOWN);

/** Says where numbers come from; the page knows it, and controls only write it down. */
export function setOrigin(current: () => Promise<Origin>): void {
  origin = current;
}

/** Where the numbers on screen come from now; nothing is known before `setOrigin`. */
export const originNow = (): Promise<Origin> => origin();

/** The longest name of a file, in characters, without its ending. */
const LONGEST = 80;

/** The name of a file: how this view's files begin, and what the file shows. */
export function fileName({ name }: Origin, shows: string): string {
  const words = `${name} ${shows}`.normalize('NFC').replace(/[^\p{L}\p{N}._]+/gu, '-');
  return trimmed(words.slice(0, LONGEST)) || 'tricosm';
}

/** A name without the dashes and dots at its ends, which would hide a file or name a folder. */
function trimmed(name: string): string {
  const isEdge = (character: string | undefined) => character === '-' || character === '.';
  let [from, to] = [0, name.length];
  while (from < to && isEdge(name[from])) from++;
  while (to > from && isEdge(name[to - 1])) to--;
  return name.slice(from, to);
}
