import { useMemo } from 'react';
import { labelsJob, relationsJob } from '../../../jobs/datasetJobs.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../../state/hooks.ts';
import { featuresAreWords, otherItem } from '../../../state/pin.ts';
import type { Item } from '../../../state/selection/selection.ts';
import { counterpart } from './counterpart.ts';

/**
 * The pinned feature or word; null if none is pinned. If the dataset's features are words, a pinned word also marks the
 * feature that has the word as its label, and the other way round.
 */
export function usePinned(item: Item): number | null {
  const { info, reference } = useDataset();
  const layer = useLayer();
  const own = useTricosm(({ view }) => view[item]);
  const other = useTricosm(({ view }) => view[otherItem(item)]);
  const linked = own === null && other !== null && featuresAreWords(info) && layer.has.labels;
  const labels = useJob(labelsJob, linked ? reference : null, { layer: layer.id }).result;
  const relations = useJob(relationsJob, linked ? reference : null, {}).result;
  const found = useMemo(() => {
    if (!linked || !labels || !relations) return null;
    const { description } = labels;
    const { words } = relations;
    return item === 'feature'
      ? counterpart(words[other], description)
      : counterpart(description[other], words);
  }, [linked, labels, relations, item, other]);
  return own ?? found;
}

/** The pinned feature, if the current layer has it. */
export function usePinnedFeature(): number | null {
  const { features } = useLayer();
  const feature = usePinned('feature');
  return feature !== null && feature < features ? feature : null;
}
