import { useEffect } from 'react';
import { labelsJob, relationsJob } from '../../../jobs/datasetJobs.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { featuresAreWords } from '../../../state/pin.ts';
import { counterparts, counterpartsOf } from '../../../state/selection/counterparts.ts';

/** While it is used, selections of features and of words of the same text are one, if the dataset's features are words. */
export function useKnownCounterparts(): void {
  const { info, reference, key } = useDataset();
  const layer = useLayer();
  const wanted = featuresAreWords(info) && layer.has.labels;
  const labels = useJob(labelsJob, wanted ? reference : null, { layer: layer.id });
  const relations = useJob(relationsJob, wanted ? reference : null, {});
  const features = labels.stale ? undefined : labels.result?.description;
  const words = relations.stale ? undefined : relations.result?.words;
  useEffect(() => {
    if (!wanted || !features || !words) return;
    counterparts.setState({ now: { dataset: key, layer: layer.id, ...counterpartsOf(features, words) } });
  }, [wanted, features, words, key, layer.id]);
}
