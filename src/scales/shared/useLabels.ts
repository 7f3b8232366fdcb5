import { useMemo } from 'react';
import type { Labels } from '../../dataset/dataset.ts';
import { labelsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { sourceKey, useFetched, type Explanations } from './neuronpedia/fetched.ts';

/** The labels of the layer's features: the dataset's own, completed by the explanations fetched from Neuronpedia. */
export function useLabels() {
  const { reference } = useDataset();
  const layer = useLayer();
  const { neuronpedia, features } = layer;
  const own = useJob(labelsJob, layer.has.labels ? reference : null, { layer: layer.id });
  const fetched = useFetched(({ bySource }) => neuronpedia && bySource.get(sourceKey(neuronpedia)));
  const base = layer.has.labels ? own.result : null;
  const result = useMemo(
    () => (fetched && (base || !layer.has.labels) ? completed(base, fetched, features) : base),
    [base, fetched, features, layer.has.labels],
  );
  return { ...own, result };
}

/** Labels, with explanations for the features that have no description. */
function completed(labels: Labels | null, explanations: Explanations, features: number): Labels {
  const description = labels ? [...labels.description] : new Array<string>(features).fill('');
  for (const [feature, text] of explanations) {
    if (feature < features) description[feature] ||= text;
  }
  return { ...(labels ?? { frequency: null, numeric: {}, category: [] }), description };
}
