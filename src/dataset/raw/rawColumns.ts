import type { Labels } from '../dataset.ts';
import {
  type FreeColumns,
  hasFreeColumns,
  NO_COLUMNS,
  readFreeColumns,
} from '../formats/columns/freeColumns.ts';
import { isTorchName } from '../files/torch/endings.ts';
import { labelsOf } from '../formats/labels/labels.ts';
import type { RecipeLayer } from '../recognise/recipe.ts';
import type { RawContext } from './rawVectors.ts';

/** The columns that come with a layer's checkpoint: in files beside it, or in the checkpoint of a PyTorch module. */
export async function freeColumnsOf(
  { sae, shape, columns = [] }: RecipeLayer,
  features: number,
  { source, tables, tensorsAt }: Pick<RawContext, 'source' | 'tables' | 'tensorsAt'>,
): Promise<FreeColumns> {
  // A name in `.bin` may also be a table of words.
  const isCheckpoint = sae !== undefined && !shape && isTorchName(sae) && !(await tables(sae));
  const within = isCheckpoint ? [sae] : [];
  let all = NO_COLUMNS;
  for (const path of [...columns, ...within]) {
    const file = source.describe(path);
    const tensors = await tensorsAt(path);
    if (!hasFreeColumns(tensors.names)) continue;
    const { numeric, frequency } = await readFreeColumns(tensors, features, file);
    all = { numeric: { ...all.numeric, ...numeric }, frequency: all.frequency ?? frequency };
  }
  return all;
}

/** Labels with the columns of a checkpoint; columns and a frequency that the labels have themselves stay. */
export function withFreeColumns(
  labels: Labels | null,
  { numeric, frequency }: FreeColumns,
  features: number,
): Labels | null {
  if (Object.keys(numeric).length === 0) return labels;
  const own = labels ?? labelsOf({ records: [], skipped: 0 }, features);
  return { ...own, frequency: own.frequency ?? frequency, numeric: { ...numeric, ...own.numeric } };
}
