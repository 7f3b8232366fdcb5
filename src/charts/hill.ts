/** What a hill is drawn from: the draws of a null model, or only their mean and deviation. */
export interface NullDistribution {
  readonly mean: number;
  readonly sd: number;
  /** the draws, if they are known */
  readonly samples?: ArrayLike<number>;
}

/** A null's hill and a value's line on one axis, in pixels. */
export interface Hill {
  /** SVG path, closed on the base line */
  readonly path: string;
  /** x of the value's line */
  readonly value: number;
  /** round numbers along the axis, ascending, with their x */
  readonly ticks: readonly { readonly at: number; readonly x: number }[];
}

/** No hill is drawn narrower than this standard deviation, in pixels: a thin spike would look like a line. */
const LEAST_DEVIATION = 2;
const STEPS = 96;

/**
 * Lays out the null's density and the value on one axis that holds both, with the density's peak at the top. The density
 * is a Gaussian kernel density of the draws (Silverman's width), or a normal curve if there are fewer than 20 draws.
 *
 * @param width   of the picture in pixels
 * @param height  of the picture in pixels; the base line is its lower edge
 * @returns null if the value or its null does not exist
 */
export function hill(
  value: number,
  distribution: NullDistribution,
  width: number,
  height: number,
): Hill | null {
  const { mean, sd } = distribution;
  const reach = sd > 0 ? 4 * sd : Math.max(1e-9, Math.abs(value - mean) * 0.05);
  const low = Math.min(mean - reach, value);
  const high = Math.max(mean + reach, value);
  const margin = 0.03 * (high - low);
  const span = high - low + 2 * margin;
  if (!Number.isFinite(span) || !Number.isFinite(sd)) return null;
  const x = (at: number) => ((at - low + margin) / span) * width;
  const least = (LEAST_DEVIATION * span) / width;
  const density = densityOf(distribution, least);
  const heights = Array.from({ length: STEPS + 1 }, (_, i) => {
    const half = Math.max(4 * Math.max(sd, least), reach);
    const at = mean + ((2 * i) / STEPS - 1) * half;
    return [at, density(at)] as const;
  });
  // Draws that a stranger's file states may lie far from the mean that it states: then there is no hill to see.
  const peak = Math.max(Number.MIN_VALUE, ...heights.map(([, y]) => y));
  const points = heights.map(([at, y]) => `${x(at).toFixed(1)},${(height * (1 - y / peak)).toFixed(1)}`);
  return {
    path: `M${x(heights[0]![0]).toFixed(1)},${height}L${points.join('L')}L${x(heights[STEPS]![0]).toFixed(1)},${height}Z`,
    value: x(value),
    ticks: ticksBetween(low, high).map((at) => ({ at, x: x(at) })),
  };
}

/** The number of steps between ticks, about. */
const TICK_STEPS = 3;

/** The multiples of 1, 2 or 5 times a power of ten between two numbers: two to five of them. */
function ticksBetween(low: number, high: number): number[] {
  const rough = (high - low) / TICK_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

function densityOf({ mean, sd, samples }: NullDistribution, least: number): (at: number) => number {
  // A draw for which the figure does not exist says nothing about it.
  const draws = Array.from(samples ?? []).filter(Number.isFinite);
  if (draws.length < 20) {
    const spread = Math.max(sd, least);
    return (at) => Math.exp(-0.5 * ((at - mean) / spread) ** 2);
  }
  const width = Math.max(0.9 * sd * draws.length ** -0.2, least);
  return (at) => draws.reduce((sum, draw) => sum + Math.exp(-0.5 * ((at - draw) / width) ** 2), 0);
}
