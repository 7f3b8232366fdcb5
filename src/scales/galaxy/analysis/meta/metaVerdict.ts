import { grouped, inSentence } from '../../../../math/statistics/nulls/inSentence.ts';
import { studentTwoSided } from '../../../../math/statistics/distributions/studentT.ts';
import type { MetaSae } from './metaSae.ts';

/** A layer is beyond its clouds if one more cloud would lie as far from them with less than this probability. */
const BEYOND = 0.01;
/** A smaller difference of shares of variance is nothing, however little the clouds vary. */
const LEAST_DIFFERENCE = 0.01;

const percent = (share: number) => `${inSentence(100 * share, 1)} %`;

/** Whether the layer's meta-SAE explains more than those of the clouds: `more`, `less` or `same`. */
export function besideClouds({ value, null: { mean, sd, samples } }: MetaSae['explained']) {
  const difference = value - mean;
  if (samples.length < 2 || !(Math.abs(difference) >= LEAST_DIFFERENCE)) return 'same';
  if (beyondCloudsP({ value, null: { mean, sd, samples } }) > BEYOND) return 'same';
  return difference > 0 ? 'more' : 'less';
}

/** The two-sided probability that one more cloud lies as far from the mean of the others as the layer (Student's t). */
export function beyondCloudsP({
  value,
  null: { mean, sd, samples },
}: Pick<MetaSae['explained'], 'value' | 'null'>): number {
  const draws = samples.length;
  // One more cloud differs from the mean of the others by this deviation.
  const t = (value - mean) / (sd * Math.sqrt(1 + 1 / draws) || Number.MIN_VALUE);
  return Number.isFinite(t) ? studentTwoSided(t, draws - 1) : 0;
}

/** What the meta-SAE says, in a few sentences. */
export function metaVerdict(found: MetaSae): string {
  const { explained, width, active } = found;
  const { mean, sd, samples } = explained.null;
  const clouds = `${samples.length} clouds of the same spectrum and lengths (${percent(mean)} ± ${inSentence(100 * sd, 2)} points)`;
  const few = `${samples.length} clouds are too few for a p.`;
  const share = `${grouped(width)} meta-features, ${active} active on average, explain ${percent(explained.value)} of the variance`;
  switch (besideClouds(explained)) {
    case 'same':
      return `Nothing here: ${share}, no more than of ${clouds}. The parts listed are not parts of the features. ${few}`;
    case 'less':
      return `No common parts: ${share}, less than of ${clouds}. Features keep apart more than chance does. ${few}`;
    case 'more':
      return `Features share parts: ${share}, more than of ${clouds}. Only the difference, ${percent(explained.value - mean)}, comes from the features; any such cloud gives the rest. ${few}`;
  }
}
