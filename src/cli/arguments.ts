import { parseArgs } from 'node:util';
import { UsageError } from './errors.ts';

type OptionTypes = Readonly<Record<string, 'string' | 'boolean' | 'list'>>;
type Values<T extends OptionTypes> = {
  readonly [K in keyof T]?: T[K] extends 'boolean' ? boolean : T[K] extends 'list' ? string[] : string;
};

/** A command's options and its positional arguments. */
export interface Arguments<T extends OptionTypes> {
  readonly values: Values<T>;
  readonly positionals: readonly string[];
}

/**
 * Parses a command's arguments. A `list` option takes every word up to the next option, because a shell pattern
 * expands to several words (`--pairs pairs/*.json`).
 *
 * @throws UsageError naming the option that is unknown, misused or without its value
 */
export function parse<T extends OptionTypes>(args: readonly string[], types: T): Arguments<T> {
  const options = Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      type === 'boolean' ? { type } : { type: 'string' as const, multiple: type === 'list' },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: spreadLists(args, types),
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Values<T>, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]!.replace(/\. To specify.*$/, ''));
  }
}

/** Rewrites `--pairs a b` to `--pairs a --pairs b`. */
function spreadLists(args: readonly string[], types: OptionTypes): string[] {
  const out: string[] = [];
  let list: string | null = null;
  for (const word of args) {
    if (word.startsWith('-')) {
      const name = word.replace(/^--/, '');
      list = types[name] === 'list' ? word : null;
      if (!list) out.push(word);
    } else if (list) out.push(list, word);
    else out.push(word);
  }
  return out;
}

/**
 * Parses the whole number that an option has as its value.
 *
 * @throws UsageError when the value is not a whole number, or is below `least`
 */
export function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && Number.isSafeInteger(number)) return number;
  throw new UsageError(`--${name}: expected a whole number from ${least}, found “${value}”.`);
}

/**
 * Checks that the value of an option is one of the words in `among`, and returns it.
 *
 * @throws UsageError when it is a different word
 */
export function choice<T extends string>(name: string, value: string, among: readonly T[]): T {
  const found = among.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name}: expected one of ${among.join(', ')}, found “${value}”.`);
}
