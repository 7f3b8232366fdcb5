import { shownJson } from '../../files/json.ts';

/** A field of a configuration, for a message. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? `“${value}”` : value === undefined ? 'none' : shownJson(value);
