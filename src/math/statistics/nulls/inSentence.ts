/**
 * A number as a sentence has it: with a fixed number of decimals and a true minus, and never `−0.000`.
 *
 * @param decimals  from 0 to 100
 */
export function inSentence(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/**
 * A value with its error as a sentence has them: `−0.468 ± 0.012`. Both have more decimals if the error, which is not 0, would
 * be written as 0.
 *
 * @param error  at least 0
 * @param decimals  from 0 to 12
 */
export function withError(value: number, error: number, decimals: number): string {
  const hidden = error > 0 && error < 0.5 * 10 ** -decimals;
  const shown = hidden ? Math.min(12, Math.ceil(-Math.log10(error))) : decimals;
  return `${inSentence(value, shown)} ± ${inSentence(error, shown)}`;
}

/** A whole number as a sentence has it, its thousands grouped: `719,400`. */
export const grouped = (value: number): string => value.toLocaleString('en');
