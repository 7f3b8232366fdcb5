import { isRecorded } from '../../dataset/layers.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { useFirings } from '../shared/lobes/useFirings.ts';
import { companyJob } from './jobs.ts';

/** The number of features listed for each affinity. */
const LISTED = 10;

/**
 * The features that a feature fires with most, by each affinity; not asked for if the layer records no firings, if its
 * firings wait until the user asks for them, or if there is no feature.
 */
export function useCompany(feature: number | null) {
  const { reference } = useDataset();
  const layer = useLayer();
  const { wait } = useFirings();
  return useJob(companyJob, isRecorded(layer) && !wait && feature !== null ? reference : null, {
    layer: layer.id,
    feature: feature ?? 0,
    count: LISTED,
  });
}
