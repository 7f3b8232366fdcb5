/** Lists longer than this are named by their length. */
const LONGEST = 24;
/** Texts longer than this are cut. */
const LONGEST_TEXT = 120;

/** Parameters with long lists and texts in short: the link has all of them. */
export const shortParameters = (parameters: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]: [string, unknown]) => [name, short(value)]),
  );

function short(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return `${value.slice(0, LONGEST_TEXT)}…`;
  if (!Array.isArray(value) || value.length <= LONGEST) return value;
  return `${value.length} entries`;
}
