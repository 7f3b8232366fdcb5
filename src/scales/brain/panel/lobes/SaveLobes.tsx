import { Button } from '../../../../controls/Button.tsx';
import type { DataColumn } from '../../../../controls/table/columns.ts';
import { saveTable } from '../../../../controls/table/saveTable.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { useLabels } from '../../../shared/useLabels.ts';
import { useLobes } from '../../../shared/lobes/useLobes.ts';
import type { ShownLobes } from '../../../cloud/lobes/useLooks.ts';

/** Saves each feature with its lobe, by number and by the name that the user gave it, as comma-separated values. */
export function SaveLobes({ shown: { found, looks } }: { shown: ShownLobes }) {
  const { info } = useDataset();
  const layer = useLayer();
  const { resultOf } = useLobes();
  const labels = useLabels();
  if (!found || !resultOf) return null;
  // The lobes may be those of the parameters before.
  const { affinity, k, seed } = resultOf.parameters;
  const description = labels.stale ? undefined : labels.result?.description;
  const columns: readonly DataColumn<number>[] = [
    { header: 'feature', value: (_, feature) => feature },
    // Numbered as on screen; features that were left out have no number.
    { header: 'lobe', value: (lobe) => (lobe < 0 ? null : lobe + 1) },
    { header: 'name', value: (lobe) => looks[lobe]?.name },
    { header: 'blocks', value: (_, feature) => found.fired[feature] },
    { header: 'label', value: (_, feature) => description?.[feature] },
    { header: 'affinity', value: () => affinity },
    { header: 'k', value: () => k },
    { header: 'seed', value: () => seed },
  ];
  const save = () => saveTable(`${info.name}-${layer.id}-lobes`, columns, Array.from(found.labels));
  return <Button onPress={() => void save()}>{`Save the lobe of every ${info.item} as CSV`}</Button>;
}
