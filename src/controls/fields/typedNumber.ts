/** Digits in groups of three, as the page prints them. */
const GROUPED = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

/**
 * The number that a user means by a text: as the page prints numbers (a true minus, thousands with commas, per cent) or with a
 * decimal comma.
 *
 * @returns null for an empty text, NaN for anything that is not a number
 */
export function typedNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u2009\u202f]/g, '').replace('\u2212', '-');
  if (plain === '') return null;
  const [, digits = '', sign] = /^(.*?)(%?)$/.exec(plain)!;
  if (digits === '') return NaN;
  const commas = digits.split(',').length - 1;
  const number = GROUPED.test(digits)
    ? Number(digits.replaceAll(',', ''))
    : commas === 1 && !digits.includes('.')
      ? Number(digits.replace(',', '.'))
      : Number(digits);
  if (!Number.isFinite(number)) return NaN;
  return sign ? number / 100 : number;
}
