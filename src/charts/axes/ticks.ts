import { fixed, powerOfTen, significant } from '../../controls/numbers.ts';

/** Most decimals that an axis shows. */
const MOST_DECIMALS = 12;

/**
 * The label of one tick of a linear axis. All labels of an axis have the same number of decimals: the fewest that show
 * its ticks exactly, so that no two are equal. Beyond 1,000,000 and below 0.0001 they share a power of ten.
 *
 * @param ticks  all ticks of the axis, ascending
 */
export function linearTick(value: number, _index = 0, ticks: readonly number[] = [value]): string {
  const most = Math.max(...ticks.map(Math.abs));
  if (value === 0 || most === 0) return '0';
  const exponent = Math.floor(Math.log10(most) + 1e-9);
  const power = exponent >= 6 || exponent < -4 ? exponent : 0;
  const scaled = ticks.map((tick) => tick / 10 ** power);
  const label = fixed(value / 10 ** power, decimalsOf(scaled));
  return power === 0 ? label : withPower(label, power);
}

/** The label of one tick of a logarithmic axis, with as many digits as it needs: `0.985`, `200`, `10⁻⁹`. */
export function logTick(value: number): string {
  const [mantissa] = Number(value.toPrecision(10)).toExponential().split('e');
  const digits = mantissa!.replace('.', '').length;
  return significant(value, digits).replace(/^1×/, '');
}

/** The label of a count: ticks between whole numbers have no label. */
export function countTick(value: number): string {
  return Number.isInteger(value) ? linearTick(value) : '';
}

/** `1×10⁵` is `10⁵`. */
const withPower = (label: string, power: number) =>
  label === '1' ? powerOfTen(power) : `${label}×${powerOfTen(power)}`;

/** The fewest decimals that show every value to a millionth of their distance. */
function decimalsOf(values: readonly number[]): number {
  const fine = 1e-6 * stepOf(values);
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    if (values.every((value) => Math.abs(Number(value.toFixed(decimals)) - value) <= fine)) return decimals;
  }
  return MOST_DECIMALS;
}

/** The distance of neighbouring ticks; the size of the only one. */
function stepOf(values: readonly number[]): number {
  const [first = 0, second] = values;
  return second === undefined ? Math.abs(first) : Math.abs(second - first);
}
