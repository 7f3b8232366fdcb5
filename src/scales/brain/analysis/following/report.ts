import type { Dataset } from '../../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { lobesOf } from '../lobes/report.ts';
import type { LobesRequest, Remember } from '../request.ts';
import { followLobes, type Following, type FollowingParameters } from './following.ts';

/** The lobes of a layer, and the layer in which the same number of lobes is found in the same way. */
export interface FollowingRequest extends LobesRequest, Pick<FollowingParameters, 'draws'> {
  readonly with: string;
}

/**
 * Follows the lobes of a layer to another layer.
 *
 * @throws DataError when one of the layers has no firings, or they are of different blocks
 */
export async function followingReport(
  dataset: Dataset,
  { with: other, draws, ...request }: FollowingRequest,
  work: Work,
  remember: Remember,
): Promise<Following> {
  const there = async (layer: string, step: Work) => {
    const { labels, sizes } = await lobesOf(dataset, { ...request, layer }, step, remember);
    return { firings: await dataset.firings(layer), labels, lobes: sizes.length };
  };
  const own = await there(request.layer, stepOf(work, 0, 0.3));
  const others = await there(other, stepOf(work, 0.3, 0.6));
  return followLobes(own, others, { draws, seed: request.seed }, stepOf(work, 0.6, 1));
}
