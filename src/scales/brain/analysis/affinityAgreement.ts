import { adjustedMutualInformation } from '../../../math/clustering/mutualInformation.ts';
import { silent } from '../../../math/work/silent.ts';
import type { Work } from '../../../math/work/work.ts';
import type { LobesInput } from './affinityOf.ts';
import { lobes, type LobesParameters } from './lobes.ts';
import { COOCCURRENCE_AFFINITIES, type CooccurrenceAffinity } from './affinities.ts';

/** How far the affinities of firings find the same lobes. */
export interface AffinityAgreement {
  readonly affinities: readonly CooccurrenceAffinity[];
  /** adjusted mutual information of each two, `[affinities, affinities]`, symmetric with ones on the diagonal */
  readonly ami: Float64Array;
  /** features in the smallest lobe of each, to see which are degenerate, `[affinities]` */
  readonly smallest: Uint32Array;
}

/** The lobes of every affinity of firings, same k and seed, compared two by two. */
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
  const many = affinities.length;
  const ami = new Float64Array(many * many);
  for (let i = 0; i < many; i++) {
    for (let j = 0; j < many; j++) ami[i * many + j] = adjustedMutualInformation(found[i]!, found[j]!);
  }
  return { affinities, ami, smallest };
}
