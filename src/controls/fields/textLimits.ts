/** The longest text that a field for a name, a pattern, an address or a command takes: more is cut when it is pasted. */
export const MOST_TEXT = 4000;
/** The longest text that a field for a number takes. */
export const MOST_DIGITS = 100;
/** The longest list that a field takes. */
export const MOST_LIST = 1e6;
