import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { silent } from '../../../../math/work/silent.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { LobesInput } from '../affinities/affinityOf.ts';
import { lobes, type LobesParameters } from './lobes.ts';
import { COOCCURRENCE_AFFINITIES, type CooccurrenceAffinity } from '../affinities/affinities.ts';

/** How well the lobes of the affinities of firings agree with each other. */
export interface AffinityAgreement {
  readonly affinities: readonly CooccurrenceAffinity[];
  /** adjusted mutual information of each pair, `[affinities, affinities]`, symmetric with ones on the diagonal */
  readonly ami: Float64Array;
  /** number of features in the smallest lobe of each affinity, which shows which are degenerate, `[affinities]` */
  readonly smallest: Uint32Array;
}

/**
 * Finds lobes by every affinity of firings, with the same k and seed, and compares them pair by pair.
 *
 * @throws DataError as `lobes`
 */
export async function affinityAgreement(
  input: LobesInput,
  parameters: Omit<LobesParameters, 'affinity'>,
  work: Work,
): Promise<AffinityAgreement> {
  const affinities = COOCCURRENCE_AFFINITIES;
  const found: Int32Array[] = [];
  const smallest = new Uint32Array(affinities.length);
  for (const [i, affinity] of affinities.entries()) {
    work.progress(i / affinities.length, `lobes by ${affinity}`);
    const { labels, sizes } = await lobes(input, { ...parameters, affinity }, silent(work));
    found.push(labels);
    smallest[i] = sizes.at(-1)!;
  }
  const n = affinities.length;
  const ami = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) ami[i * n + j] = adjustedMutualInformation(found[i]!, found[j]!);
  }
  return { affinities, ami, smallest };
}
