/** What separates the fraction of a number. */
export type DecimalMark = '.' | ',';

const finite = (text: string): number => {
  const first = text.charCodeAt(0);
  // Most fields begin with a digit, a sign or a point and a digit behind it, and need no closer look.
  const plain = first >= 43 && first <= 57 && !(text.charCodeAt(1) > 57);
  const number = plain || (/^\s*[+-]?[\d.]/.test(text) && !/x/i.test(text)) ? Number(text) : NaN;
  return Number.isFinite(Math.fround(number)) ? number : NaN;
};

/**
 * A number as text tables write it; NaN for anything else, including infinities and numbers too large for float32.
 *
 * @param mark  a comma for tables that European spreadsheets write; a point in a number is then an error
 */
export function parseNumber(field: string, mark: DecimalMark = '.'): number {
  if (mark === '.') return finite(field);
  return field.includes('.') || field.indexOf(',') !== field.lastIndexOf(',')
    ? NaN
    : finite(field.replace(',', '.'));
}

/** Whether a field is a number. */
export const isNumber = (field: string, mark: DecimalMark = '.'): boolean =>
  !Number.isNaN(parseNumber(field, mark));

/** Whether a field is a whole number without a fraction or an exponent. */
export const isWhole = (field: string): boolean => /^\s*[+-]?\d+\s*$/.test(field);

/** What programs write in place of a missing number: NaN, infinities, NA, null, and the errors of spreadsheets. */
const MISSING = /^\s*([+-]?(nan|inf|infinity)|n\/?a|null|none|nil|[-–—?])\s*$/i;
/** An error of a spreadsheet: `#DIV/0!`, `#NAME?`, `#N/A`. */
const SHEET_ERROR = /^\s*#(N\/A|NV|[A-Z]+(\/0)?[!?])\s*$/;

/** Whether a field stands in place of a number that is missing; blank fields do not. */
export const isMissing = (field: string): boolean => MISSING.test(field) || SHEET_ERROR.test(field);

const INFINITY = /^\s*[+-]?(inf|infinity|∞)\s*$/i;

/** Whether a field writes an infinity, or a number too large for float32. */
export function isInfinite(field: string, mark: DecimalMark = '.'): boolean {
  if (INFINITY.test(field)) return true;
  const number = /^\s*[+-]?[\d.,]+(e[+-]?\d+)?\s*$/i.test(field) ? Number(field.replace(mark, '.')) : NaN;
  return !Number.isNaN(number) && !Number.isFinite(Math.fround(number));
}

/**
 * Whether a comma in a number may separate thousands as well as a fraction, such as `12,500`. If all numbers with a
 * comma in a table are like this, nothing says what they mean.
 */
export const isUnclear = (field: string): boolean => /^\s*[+-]?[1-9]\d{0,2},\d{3}\s*$/.test(field);
