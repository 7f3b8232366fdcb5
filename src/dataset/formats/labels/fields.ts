/** A record of a JSON Lines file before its fields are checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** A text; empty for anything else. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A number that a float32 can hold; NaN for anything else. */
export const asNumber = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(Math.fround(value)) ? value : NaN;

/** A list; empty for anything else. */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
