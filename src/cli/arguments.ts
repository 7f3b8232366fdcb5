import { parseArgs } from 'node:util';
import { UsageError } from './errors.ts';

type OptionTypes = Readonly<Record<string, 'string' | 'boolean' | 'list'>>;
type Values<T extends OptionTypes> = {
  readonly [K in keyof T]?: T[K] extends 'boolean' ? boolean : T[K] extends 'list' ? string[] : string;
};

/** The options of a command, and its other words. */
export interface Arguments<T extends OptionTypes> {
  readonly values: Values<T>;
  readonly positionals: readonly string[];
}

/**
 * Parses the arguments of a command. A `list` option takes every word up to the next option, such as the files that a
 * shell pattern yields (`--pairs pairs/*.json`).
 *
 * @throws UsageError naming the option that is unknown, misused or lacks its value
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

/** `--pairs a b` as `--pairs a --pairs b`. */
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
 * The whole number in an option.
 *
 * @throws UsageError when the value is not a whole number, or is below `least`
 */
export function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && Number.isSafeInteger(number)) return number;
  throw new UsageError(`--${name}: expected a whole number from ${least}, found “${value}”.`);
}

/**
 * The word in an option, out of several.
 *
 * @throws UsageError when the value is not among them
 */
export function choice<T extends string>(name: string, value: string, among: readonly T[]): T {
  const found = among.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name}: expected one of ${among.join(', ')}, found “${value}”.`);
}
