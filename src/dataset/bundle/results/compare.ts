/** How two results of the same job compare. */
export interface ResultComparison {
  /** the number of numbers that were compared */
  readonly numbers: number;
  /** the number of those that differ in their last digit or before */
  readonly differing: number;
  /** the largest difference, as a fraction of the largest number of its field; 0 if nothing differs */
  readonly largest: number;
  /** the field of the largest difference, such as `positions`; empty if nothing differs */
  readonly place: string;
  /** the first field that has another form, length or text; empty if there is none */
  readonly otherwise: string;
}

/**
 * Compares two results of plain data (objects, lists, text, numbers, null, typed arrays), number by number. Not a number
 * equals itself.
 */
export function compareResults(one: unknown, other: unknown): ResultComparison {
  const state = { numbers: 0, differing: 0, largest: 0, place: '', otherwise: '' };
  compare(one, other, '', state);
  return state;
}

type State = { -readonly [Key in keyof ResultComparison]: ResultComparison[Key] };

const isNumbers = (value: unknown): value is ArrayLike<number> =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

function compare(one: unknown, other: unknown, place: string, state: State): void {
  if (typeof one === 'number' && typeof other === 'number')
    return compareNumbers([one], [other], place, state);
  if (isNumbers(one) && isNumbers(other) && one.length === other.length) {
    return compareNumbers(one, other, place, state);
  }
  if (isFields(one) && isFields(other) && Array.isArray(one) === Array.isArray(other)) {
    const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const within = (name: string) => (Array.isArray(one) ? place : place === '' ? name : `${place}, ${name}`);
    for (const name of fields) compare(one[name], other[name], within(name), state);
    return;
  }
  // A field without a value is left out of a stored result.
  if (Object.is(one, other) || state.otherwise !== '') return;
  state.otherwise = place === '' ? 'the whole result' : place;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

function compareNumbers(one: ArrayLike<number>, other: ArrayLike<number>, place: string, state: State): void {
  let size = 0;
  let most = 0;
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i]!, other[i]!];
    state.numbers++;
    if (Number.isFinite(a)) size = Math.max(size, Math.abs(a));
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue;
    state.differing++;
    const difference = Math.abs(a - b);
    most = Math.max(most, Number.isFinite(difference) ? difference : Infinity);
  }
  const relative = most === 0 ? 0 : size === 0 ? Infinity : most / size;
  if (relative <= state.largest) return;
  state.largest = relative;
  state.place = place;
}

const digits = (fraction: number): string =>
  Number.isFinite(fraction) ? `${Number((100 * fraction).toPrecision(2))} %` : 'without measure';

/** A comparison in a sentence. */
export function comparisonText({ numbers, differing, largest, place, otherwise }: ResultComparison): string {
  if (otherwise !== '') return `Computed here, it has another form: ${otherwise} differs.`;
  const all = numbers.toLocaleString('en');
  if (differing === 0) return `Computed here, all ${all} numbers are the same to the last digit.`;
  return `Computed here, ${differing.toLocaleString('en')} of ${all} numbers differ, at most by ${digits(largest)} of the largest in ${place}.`;
}
