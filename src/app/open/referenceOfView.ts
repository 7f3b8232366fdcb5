import { parseControl } from '../../dataset/control.ts';
import { DataError } from '../../dataset/error.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import type { View } from '../../state/view.ts';
import { referenceOf } from './address.ts';
import { readAs, readingOf } from './reading.ts';

const NOT_HERE =
  'This link names a dataset that was opened from local files. They never left the machine they are on: open the same files again, from the dataset list or by dropping them here.';

/**
 * What a view says of its dataset.
 *
 * @throws DataError, or Error, in a sentence when there is no such dataset
 */
export function referenceOfView({
  data,
  read,
  prepare,
  control,
}: Pick<View, 'data' | 'read' | 'prepare' | 'control'>): DatasetReference {
  const found = placeOf(data);
  if (found === null) throw new Error(NOT_HERE);
  return { ...readAs(found, readingOf({ read, prepare })), control: parseControl(control) ?? null };
}

/** The dataset that `data` names; see `referenceOf`. */
function placeOf(data: string) {
  try {
    return referenceOf(data);
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new Error(`“${data}” is neither the name of an embedded dataset nor an address.`, { cause: error });
  }
}
