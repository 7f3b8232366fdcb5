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

/** A line whose last field begins a list in quotes that the line does not end. */
const UNENDED = /(?:^|[,;|])"(?:\w*\()?\s*[[(][^\])"]*$/;

/**
 * The lines of a table, in which the lines of a list that goes over several of them are one, as pandas writes NumPy’s
 * arrays; the last one may be cut short.
 */
export function wholeLists(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let open: string[] = [];
  for (const line of lines) {
    if (open.length === 0 && !UNENDED.test(line)) whole.push(line);
    else if (open.push(line) > 1 && line.includes('"')) {
      whole.push(open.join('\n'));
      open = [];
    }
  }
  return open.length === 0 ? whole : [...whole, open.join('\n')];
}
