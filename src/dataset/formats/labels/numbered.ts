/** A record of JSON before its fields are checked. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** An index as the key of an object: `7`, `feature_7`. */
export const INDEX_KEY = /^(?:[a-z]+[_ -]?)?(\d+)$/i;

/** Whether a value of parsed JSON is an object. */
export const isFields = (value: unknown): value is JsonFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether all keys of an object are indices. */
export const isNumbered = (value: unknown): value is JsonFields =>
  isFields(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => INDEX_KEY.test(key));
