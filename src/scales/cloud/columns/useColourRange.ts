import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset } from '../../../state/hooks.ts';
import type { LayersRange } from '../analysis/index.ts';
import { columnRangeJob } from '../job.ts';
import { COLUMN } from './numericColumns.ts';

/** Whether the range of a column over all layers is read from labels alone, and not computed from every layer's vectors. */
export const hasLayersRange = (id: string): boolean => id === 'frequency' || id.startsWith(COLUMN);

/**
 * The range of a numeric column over all layers; null until it is known, if it is not wanted, and if no layer's labels have
 * the column.
 *
 * @param id  see `numericOptions`
 */
export function useColourRange(id: string, wanted: boolean): LayersRange | null {
  const { reference, info } = useDataset();
  const layers = info.layers.filter(({ has }) => has.labels || has.columns === true).map((layer) => layer.id);
  const reads = wanted && hasLayersRange(id) && layers.length > 1;
  const { result, stale } = useJob(columnRangeJob, reads ? reference : null, {
    layers,
    column: id.startsWith(COLUMN) ? id.slice(COLUMN.length) : null,
  });
  return reads && !stale && result ? result.range : null;
}
