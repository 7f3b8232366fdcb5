import { type DecimalMark, parseNumber } from './numbers.ts';

/** A list in brackets, as Python, NumPy and PyTorch print it: `[0.1, 0.2]`, `array([0.1, 0.2])`, `(0.1 0.2)`. */
const BRACKETED = /^(?:\w*\(\s*)?[[({]+([^[\](){}]*)[\])}]+[^[\](){}]*\)?$/;

/** The fields of a list of numbers in one field of a text table; null when the field is no list. */
export function listFields(field: string): string[] | null {
  const bracketed = BRACKETED.exec(field.trim());
  if (!bracketed && !/^\s*[+-]?[\d.]/.test(field)) return null;
  const fields = (bracketed ? bracketed[1]! : field).split(/[\s,;|]+/).filter((one) => one !== '');
  if (bracketed) return fields;
  // Two numbers beside a blank or a comma may be parts of decimal fractions.
  const clear = fields.length > 2 || (/\s/.test(field.trim()) && fields.every((one) => one.includes('.')));
  return fields.length > 1 && clear && fields.every((one) => !Number.isNaN(parseNumber(one))) ? fields : null;
}

/** Whether a field of a text table holds a list of numbers; most of those in brackets must be numbers. */
export function isList(field: string): boolean {
  const fields = listFields(field);
  if (!fields || fields.length < 2) return false;
  const numbers = fields.filter((one) => !Number.isNaN(parseNumber(one))).length;
  return numbers > 0 && numbers >= fields.length - 2;
}

/** How many numbers a field holds: those of a list, or one, or none. */
export function numbersIn(field: string, mark: DecimalMark): number {
  if (!Number.isNaN(parseNumber(field, mark))) return 1;
  return isList(field) ? listFields(field)!.length : 0;
}
