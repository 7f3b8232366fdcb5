import { withoutSecrets } from './secrets.ts';

/** A longer message does not fit on the screen; its middle, which quotes the file, is left out. In characters. */
const LONGEST = 1000;
const END = 300;

/**
 * Bad input. The message is a sentence for the screen and the terminal: the thing, the place, what was expected, what
 * was found, and what to do. Secrets in addresses are left out of it.
 */
export class DataError extends Error {
  override name = 'DataError';

  constructor(message: string) {
    const shown = withoutSecrets(message);
    super(shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST - END)}…${shown.slice(-END)}`);
  }
}

/** A file that does not exist at its place. */
export class MissingFile extends DataError {}

/** What a parsed JSON value is, in words. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the text “${value.slice(0, 60)}”`;
  return `${typeof value === 'number' ? 'the number' : 'the value'} ${JSON.stringify(value)}`;
}

/** Names in quotation marks for a message, at most eight of them. */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  if (all.length === 0) return 'none';
  const shown = all.slice(0, 8).map((name) => `“${name}”`);
  return shown.join(', ') + (all.length > 8 ? ` and ${all.length - 8} more` : '');
}
