import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { AffinityName } from '../affinities/affinities.ts';
import { affinityOf, type LobesInput } from '../affinities/affinityOf.ts';

/** The features most typical of each lobe. */
export interface Typical {
  readonly lobes: number;
  /** number of features listed for each lobe; the list of a smaller lobe ends with −1 */
  readonly count: number;
  /** feature numbers, the most typical first, `[lobes, count]`; −1 after the last feature of a small lobe */
  readonly features: Int32Array;
  /** mean affinity inside the lobe minus mean affinity outside, `[lobes, count]` */
  readonly lead: Float64Array;
}

/**
 * The features with the largest lead: the mean affinity to the other features of their lobe minus the mean affinity
 * to the features outside it. It takes one product of the affinity with the indicators of the lobes.
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @param count  number of features to list for each lobe
 * @throws DataError as `affinityOf`
 */
export async function typicalFeatures(
  input: LobesInput,
  name: AffinityName,
  labels: Int32Array,
  lobes: number,
  count: number,
  work: Work,
): Promise<Typical> {
  const kept = Uint32Array.from([...labels.keys()].filter((i) => labels[i]! >= 0));
  const n = kept.length;
  const indicators = new Float64Array(n * lobes);
  const sizes = new Uint32Array(lobes);
  kept.forEach((feature, i) => {
    indicators[i * lobes + labels[feature]!] = 1;
    sizes[labels[feature]!]!++;
  });
  const affinity = await affinityOf(name, input, kept, stepOf(work, 0, 0.6));
  let sums: Float64Array;
  try {
    work.progress(0.6, 'features typical of each lobe');
    sums = await affinity.times(indicators, lobes);
  } finally {
    await affinity.free();
  }
  const lead = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = labels[kept[i]!]!;
    let all = 0;
    for (let lobe = 0; lobe < lobes; lobe++) all += sums[i * lobes + lobe]!;
    const inside = sums[i * lobes + own]!;
    lead[i] = inside / Math.max(1, sizes[own]! - 1) - (all - inside) / Math.max(1, n - sizes[own]!);
  }
  const features = new Int32Array(lobes * count).fill(-1);
  const leads = new Float64Array(lobes * count);
  const placed = new Uint32Array(lobes);
  const order = Uint32Array.from(kept.keys()).sort((a, b) => lead[b]! - lead[a]! || a - b);
  for (const i of order) {
    const lobe = labels[kept[i]!]!;
    if (placed[lobe] === count) continue;
    const at = lobe * count + placed[lobe]!++;
    features[at] = kept[i]!;
    leads[at] = lead[i]!;
  }
  return { lobes, count, features, lead: leads };
}
