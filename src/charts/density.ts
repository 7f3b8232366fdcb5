/** How values spread, as a histogram between bounds that leave out far outliers. */
export interface Density {
  readonly low: number;
  readonly high: number;
  /** values in each of the bins, 1 for the fullest, `[bins]`; values beyond the bounds are in the outermost bins */
  readonly heights: Float64Array;
}

const BINS = 40;
/** The bounds are at most this number of standard deviations from the mean. */
const REACH = 3.5;

const densities = new WeakMap<object, Density | null>();

/** The density of values; null if none is finite. Found once for the same array. */
export function densityOf(values: ArrayLike<number>): Density | null {
  const known = densities.get(values);
  if (known !== undefined) return known;
  const found = computed(values);
  densities.set(values, found);
  return found;
}

function computed(values: ArrayLike<number>): Density | null {
  let [n, sum, squares, least, most] = [0, 0, 0, Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    n++;
    sum += value;
    squares += value * value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (n === 0) return null;
  const mean = sum / n;
  const deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
  const low = Math.max(least, mean - REACH * deviation);
  const high = Math.min(most, mean + REACH * deviation);
  const span = high > low ? high - low : 1;
  const heights = new Float64Array(BINS);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    const bin = Math.floor(((values[i]! - low) / span) * BINS);
    heights[Math.min(BINS - 1, Math.max(0, bin))]!++;
  }
  const fullest = heights.reduce((a, b) => Math.max(a, b));
  return { low, high: low + span, heights: heights.map((height) => height / fullest) };
}

/**
 * The probability density of samples as a function: its integral is 1; 0 beyond the bounds. Undefined if none is finite.
 * Each bin is evened out with its neighbours: the counts of some hundreds of samples in 40 bins would make a jagged curve.
 */
export function probabilityOf(samples: ArrayLike<number>): ((value: number) => number) | undefined {
  const density = densityOf(samples);
  if (!density) return undefined;
  const { low, high } = density;
  const heights = evened(evened(density.heights));
  const last = heights.length - 1;
  const width = (high - low) / heights.length;
  const area = width * heights.reduce((a, b) => a + b, 0);
  return (value) => {
    if (!(value >= low && value <= high)) return 0;
    const at = Math.min(last, Math.max(0, (value - low) / width - 0.5));
    const before = Math.floor(at);
    const share = at - before;
    return ((1 - share) * heights[before]! + share * heights[Math.min(last, before + 1)]!) / area;
  };
}

/** Half of each bin and a quarter of each neighbour; an outermost bin stands in for the neighbour that it lacks. */
const evened = (heights: Float64Array): Float64Array =>
  heights.map((height, i) => height / 2 + ((heights[i - 1] ?? height) + (heights[i + 1] ?? height)) / 4);

/** Where a value stands between the bounds of a density, in [0, 1]; values beyond them stand at the ends. */
export const placeIn = ({ low, high }: Density, value: number): number =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));
