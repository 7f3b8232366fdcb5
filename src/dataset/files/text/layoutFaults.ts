import { isNumber, isWhole } from './numbers.ts';
import type { Sketch } from './sketch.ts';

/** Why lines that are separated have no layout: a sentence's “expected …, found …; …”. */
export interface NoLayout {
  readonly fault: string;
}

/** Why numbers cannot be read whose commas may separate thousands or fractions. */
export const unclearFault = (found: string): NoLayout => ({
  fault: `expected numbers whose fractions are clear, found “${found}”, whose comma may separate thousands or a fraction; write numbers with a decimal point and without separators of thousands.`,
});

/** A number with separators of thousands or a sign of its unit: `1.234,5`, `1 234`, `12%`, `$5`, `−0.5`. */
const ADORNED = /^([$€£]\s*)?[+\-−–]?(\d{1,3}([.,'’ ]\d{3})+([.,]\d+)?|\d+([.,]\d+)?)(\s*[%$€£])?$/;
/** A number as other programs write it: with Fortran's exponent, hexadecimal, or in brackets for below 0. */
const FOREIGN =
  /^([+\-−–]?(?:\d+(?:[.,]\d*)?|[.,]\d+)([dDqQ][+\-−–]?\d+|[eE][−–]\d+)|[+-]?0[xX][\da-fA-F]+|\((?:\d+(?:[.,]\d*)?|[.,]\d+)\))$/;

const isAdorned = (field: string): boolean => ADORNED.test(field) || FOREIGN.test(field);

/** Why a column cannot be read that holds numbers in a form that is no number; null when there is none. */
export function adornedColumn({ kinds, names, body, mark }: Sketch, label: number): NoLayout | null {
  for (const [column, kind] of kinds.entries()) {
    if (kind !== 'text' || column === label) continue;
    const fields = body.map((row) => row[column]!.trim()).filter((field) => field !== '');
    const odd = fields.find((field) => !isNumber(field, mark));
    if (odd !== undefined && fields.every((field) => isNumber(field, mark) || isAdorned(field))) {
      return {
        fault: `expected numbers in column “${names[column]}”, found “${odd}”; write numbers with a decimal point, a hyphen as minus and “e” before exponents, without separators of thousands and signs of units.`,
      };
    }
  }
  return null;
}

/** Why a first row cannot be read that counts the columns again, as pandas writes columns of two levels; null for another. */
export function secondHeader(
  { header, body }: Sketch,
  label: number,
  numbers: readonly number[],
): NoLayout | null {
  const [first, ...others] = body;
  if (!header || !first || others.length === 0 || numbers.length < 2) return null;
  if (label >= 0 && first[label]!.trim() !== '') return null;
  const counted = numbers.every(
    (column, i) => isWhole(first[column]!) && Number(first[column]) === i + Number(first[numbers[0]!]),
  );
  const fractions = others.every((row) => numbers.every((column) => !isWhole(row[column]!)));
  if (!counted || !fractions) return null;
  return {
    fault: `expected one row of names above the numbers, found a second one, “${first.join(',').slice(0, 40)}”; write the columns under one row of names.`,
  };
}
