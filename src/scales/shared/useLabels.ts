import { useMemo } from 'react';
import type { Labels } from '../../dataset/dataset.ts';
import { labelsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import type { AddedColumn } from '../../state/ownColumns/added.ts';
import { useOwnColumns } from '../../state/ownColumns/useOwnColumns.ts';
import { sourceKey, useFetched, type Explanations } from './neuronpedia/fetched.ts';

/**
 * The labels of the layer's features: the dataset's own, completed by the explanations fetched from Neuronpedia and by
 * the columns that the user added.
 */
export function useLabels() {
  const { reference } = useDataset();
  const layer = useLayer();
  const { neuronpedia, features } = layer;
  const wanted = layer.has.labels || layer.has.columns === true;
  const own = useJob(labelsJob, wanted ? reference : null, { layer: layer.id });
  const fetched = useFetched(({ bySource }) => neuronpedia && bySource.get(sourceKey(neuronpedia)));
  const base = wanted ? own.result : null;
  const added = useOwnColumns();
  const result = useMemo(() => {
    // Until the dataset's own labels are read, nothing stands in for them.
    if (wanted && !base) return null;
    const explained = fetched ? completed(base, fetched, features) : base;
    return added.length > 0 ? withColumns(explained ?? unlabelled(features), added) : explained;
  }, [base, fetched, features, wanted, added]);
  return { ...own, result };
}

const unlabelled = (features: number): Labels => ({
  description: new Array<string>(features).fill(''),
  frequency: null,
  numeric: {},
  category: [],
});

/** Labels, with explanations for the features that have no description. */
function completed(labels: Labels | null, explanations: Explanations, features: number): Labels {
  const description = labels ? [...labels.description] : new Array<string>(features).fill('');
  for (const [feature, text] of explanations) {
    if (feature < features) description[feature] ||= text;
  }
  return { ...(labels ?? unlabelled(features)), description };
}

/** Labels, with the columns that the user added. */
function withColumns(labels: Labels, added: readonly AddedColumn[]): Labels {
  const numeric: Record<string, Float32Array> = { ...labels.numeric };
  const groups: Record<string, readonly string[]> = { ...labels.groups };
  const texts: Record<string, readonly string[]> = { ...labels.texts };
  for (const column of added) {
    if (column.kind === 'number') numeric[column.name] = column.values;
    else (column.kind === 'group' ? groups : texts)[column.name] = column.texts;
  }
  return { ...labels, numeric, groups, texts };
}
