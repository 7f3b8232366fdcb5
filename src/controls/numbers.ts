/** A thin space that does not break lines: between a number and its unit, and around ±. */
export const THIN = '\u202f';
const MINUS = '\u2212';

const SUPERSCRIPT: Record<string, string> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/**
 * A number with a fixed number of decimals, thousands separated, with a true minus: `−1,234.50`.
 * `–` for NaN, ∞ for infinity, never `−0`; from 10¹⁵, where a number has no exact digits, `1.23×10¹⁵`.
 */
export function fixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e15 && size < Infinity) return significant(value);
  const text = Number.isFinite(value) ? formatOf(decimals).format(size) : '∞';
  return value < 0 && /[1-9∞]/.test(text) ? MINUS + text : text;
}

const formats = new Map<number, Intl.NumberFormat>();

/** The format with a fixed number of decimals, made once: making one takes far longer than using it. */
function formatOf(decimals: number): Intl.NumberFormat {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(decimals, format);
  }
  return format;
}

/** A count: whole, thousands separated. */
export function count(value: number): string {
  return fixed(Math.round(value), 0);
}

/**
 * A number with `digits` significant digits, in plain notation from 0.0001 to 1,000,000 and as `1.2×10⁻⁷` beyond.
 * Digits before the point are never rounded away.
 */
export function significant(value: number, digits = 3): string {
  if (value === 0 || !Number.isFinite(value)) return fixed(value, 0);
  const exponent = exponentOf(value, digits);
  if (exponent < -4 || exponent >= 6) {
    return `${fixed(value / 10 ** exponent, digits - 1)}×${powerOfTen(exponent)}`;
  }
  return fixed(value, Math.max(0, digits - 1 - exponent));
}

/** The power of ten of the first digit, after rounding to `digits` digits. */
function exponentOf(value: number, digits: number): number {
  return Number(
    Math.abs(value)
      .toExponential(digits - 1)
      .split('e')[1],
  );
}

/** `10⁻³` */
export function powerOfTen(exponent: number): string {
  return '10' + [...String(exponent)].map((character) => SUPERSCRIPT[character] ?? character).join('');
}

/**
 * A value with its error, both with the decimals given, or else with those that show two digits of the error (one if
 * the error starts with a digit above 3): `−0.468 ± 0.012`. If both are small and no decimals are given they have a
 * common power of ten, `(1.2 ± 0.3)×10⁻⁷`. An error of exactly 0 is `0`, unlike one that is only small.
 */
export function plusMinus(value: number, error: number, given?: number): string {
  if (given !== undefined) {
    // An error that is not 0 is not shown as 0, whatever the column's decimals are.
    const decimals = error > 0 ? Math.max(given, decimalsOfError(error)) : error === 0 ? 0 : given;
    const shownDecimals = error > 0 && error >= 0.5 * 10 ** -given ? given : decimals;
    return `${fixed(value, given)}${THIN}±${THIN}${fixed(error, shownDecimals)}`;
  }
  if (!(error > 0 && Number.isFinite(error))) {
    return `${fixed(value, 3)}${THIN}±${THIN}${fixed(error, error === 0 ? 0 : 3)}`;
  }
  const size = Math.max(Math.abs(value), error);
  const exponent = size < 1e-4 ? Math.floor(Math.log10(size)) : 0;
  const [shown, shownError] = [value / 10 ** exponent, error / 10 ** exponent];
  const decimals = decimalsOfError(shownError);
  const text = `${fixed(shown, decimals)}${THIN}±${THIN}${fixed(shownError, decimals)}`;
  return exponent === 0 ? text : `(${text})×${powerOfTen(exponent)}`;
}

/** The decimals that show two digits of a positive error, or one if it starts with a digit above 3; 12 at most. */
export function decimalsOfError(error: number): number {
  const [digits = '1', exponent = '0'] = error.toExponential(1).split('e');
  return Math.min(12, Math.max(0, (Number(digits) < 3.5 ? 1 : 0) - Number(exponent)));
}

/** An interval: `−0.48 … −0.45`, to two digits of its width. */
export function interval([low, high]: readonly [number, number]): string {
  const width = Math.abs(high - low);
  const decimals = width > 0 && Number.isFinite(width) ? decimalsOfError(width) : 3;
  return `${fixed(low, decimals)} … ${fixed(high, decimals)}`;
}

/** A share in [0, 1] as per cent with a thin space: `4.2 %`. */
export function percent(share: number, decimals = 1): string {
  return `${fixed(100 * share, decimals)}${THIN}%`;
}

/** A share in [0, 1] as per cent to `digits` significant digits: `0.0708 %`. */
export function significantPercent(share: number, digits = 3): string {
  return `${significant(100 * share, digits)}${THIN}%`;
}

/** A number of bytes: `576 kB`, `1.2 MB`, `340 MB`, `1.4 GB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1e6) return `${fixed(Math.max(1, bytes / 1e3), 0)}${THIN}kB`;
  if (bytes < 1e9) return `${fixed(bytes / 1e6, bytes < 1e7 ? 1 : 0)}${THIN}MB`;
  return `${fixed(bytes / 1e9, 1)}${THIN}GB`;
}

/** A p value as a bound, rounded up to two significant digits: `p ≤ 0.001`; `p ≤ 4.1×10⁻⁵` below 0.0001. */
export function pBound(p: number): string {
  if (!(p > 0)) return `p ≤ ${fixed(p, 3)}`;
  const exponent = Math.floor(Math.log10(p));
  const decimals = Math.max(0, 1 - exponent);
  // Slightly less than p is rounded up: 0.05 in binary is a little more than 0.05, and would become 0.051.
  const bound = Math.min(1, Math.ceil(p * 10 ** decimals * (1 - 1e-9)) / 10 ** decimals);
  return `p ≤ ${bound < 1e-4 ? withoutZeros(significant(bound, 2)) : withoutZeros(fixed(bound, decimals))}`;
}

/** A printed number without zeros at the end of its decimals: `0.000100` as `0.0001`, `1.0×10⁻⁵` as `1×10⁻⁵`. */
export function withoutZeros(text: string): string {
  return text.replace(/\.\d+/, (decimals) => {
    let end = decimals.length;
    while (decimals[end - 1] === '0') end--;
    return end === 1 ? '' : decimals.slice(0, end);
  });
}

/** A z score: one decimal below 10, a whole number from 10 on: `z 4.2`, `z −298`. */
export function zScore(z: number): string {
  return `z ${zValue(z)}`;
}

/** A z score without its letter, for a column of them: `4.2`, `−298`. */
export function zValue(z: number): string {
  return fixed(z, Math.abs(z) < 9.95 ? 1 : 0);
}
