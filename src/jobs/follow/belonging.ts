import { type DatasetReference, sameDataset } from '../../dataset/reference.ts';
import type { JobState } from './follower.ts';
import type { Request } from '../manager/manager.ts';

/** How two references are compared: see `sameDataset`. */
export type SameDataset = (one: DatasetReference, other: DatasetReference) => boolean;

/**
 * What may be shown of a job's last result while something is asked for: a result belongs to its dataset and layer. Of
 * another dataset or layer nothing is shown; of other parameters it is shown, and `stale` says that it has to be marked.
 *
 * @param place  what is asked for, or would be if the user asked; null if it is not known
 * @param same  whether two references lead to the same dataset
 */
export function shownFor<P, R>(
  state: JobState<P, R>,
  place: Request<P> | null,
  same: SameDataset = sameDataset,
): JobState<P, R> {
  const { resultOf } = state;
  if (resultOf === null) return state;
  if (place === null) return without(state, null);
  if (!same(resultOf.dataset, place.dataset)) return without(state, 'dataset');
  if (layerOf(resultOf) !== layerOf(place)) return without(state, 'layer');
  return state;
}

function without<P, R>(state: JobState<P, R>, replaces: JobState<P, R>['replaces']): JobState<P, R> {
  return { ...state, result: null, resultOf: null, stale: false, replaces };
}

const layerOf = ({ parameters }: Request<unknown>) =>
  (parameters as { readonly layer?: unknown } | null)?.layer;
