import type { OwnPair } from '../../ownRelations.ts';

/**
 * Reads pairs from text: a JSON list of `{ "input": …, "output": … }` or of `[input, output]`, an object with
 * such a list under `pairs`, or a line a pair with a comma, semicolon, tab, `→`, `->` or `:` between the words (a first line
 * `input,output` is taken as heads).
 *
 * @returns the pairs, or a sentence on what is wrong and where
 */
export function readPairs(text: string): readonly OwnPair[] | string {
  const trimmed = text.trim();
  if (trimmed === '') return 'The list is empty: paste pairs, one per line, such as “france, paris”.';
  return /^[[{]/.test(trimmed) ? readJson(trimmed) : readLines(trimmed);
}

function readJson(text: string): readonly OwnPair[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `This is not JSON: ${(error as Error).message}.`;
  }
  const list = Array.isArray(value) ? value : (value as { pairs?: unknown }).pairs;
  if (!Array.isArray(list))
    return 'Expected a JSON list of { "input", "output" }, or an object with such “pairs”.';
  const pairs: OwnPair[] = [];
  for (const [i, item] of list.entries()) {
    const [input, output] = (
      Array.isArray(item) ? item : [(item as OwnPair | null)?.input, (item as OwnPair | null)?.output]
    ) as unknown[];
    if (typeof input !== 'string' || typeof output !== 'string') {
      return `Item ${i + 1}: expected { "input": word, "output": word }, found ${JSON.stringify(item)}.`;
    }
    pairs.push({ input: input.trim(), output: output.trim(), muted: (item as OwnPair).muted === true });
  }
  return pairs;
}

const BETWEEN = /[ \t]?(?:→|->|[,;\t:])[ \t]?/;
/** Each run of blanks as one blank, or as one tab if it has one. */
const narrow = (line: string) => line.replace(/\s+/g, (blanks) => (blanks.includes('\t') ? '\t' : ' '));

function readLines(text: string): readonly OwnPair[] | string {
  const pairs: OwnPair[] = [];
  const lines = text.split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [input = '', output = '', ...more] = narrow(line.trim()).split(BETWEEN).map(unquoted);
    if (i === 0 && input.toLowerCase() === 'input' && output.toLowerCase() === 'output') continue;
    if (input === '' || output === '' || more.length > 0) {
      return `Line ${i + 1}: expected two words such as “france, paris”, found “${line.trim()}”.`;
    }
    pairs.push({ input, output, muted: false });
  }
  return pairs.length > 0 ? pairs : 'The list has a header line but no pairs.';
}

const unquoted = (cell: string) =>
  cell
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim();

/** Pairs as the JSON that `readPairs` reads. */
export function printPairs(name: string, pairs: readonly OwnPair[]): string {
  const list = pairs.map(({ input, output, muted }) => ({ input, output, ...(muted && { muted }) }));
  return `${JSON.stringify({ name, pairs: list }, null, 1)}\n`;
}
