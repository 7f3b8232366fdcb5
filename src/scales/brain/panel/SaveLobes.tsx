import { saveTable } from '../../../charts/saveTable.ts';
import { Button } from '../../../controls/Button.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { useLabels } from '../../shared/useLabels.ts';
import type { ShownLobes } from '../../cloud/lobes/useLooks.ts';
import { useBrain } from '../useBrain.ts';

const COLUMNS = ['feature', 'lobe', 'name', 'blocks', 'label', 'affinity', 'k', 'seed'];

/** Saves each feature with its lobe, by number and by the name that the reader gave it, as comma-separated values. */
export function SaveLobes({ shown: { found, looks } }: { shown: ShownLobes }) {
  const { info } = useDataset();
  const layer = useLayer();
  const { affinity, k, seed } = useBrain((view) => view);
  const labels = useLabels();
  if (!found) return null;
  const save = () => {
    const rows = Array.from(found.labels, (lobe, feature) => [
      feature,
      // Numbered as on screen; features that were left out have none.
      lobe < 0 ? null : lobe + 1,
      lobe < 0 ? '' : looks[lobe]!.name,
      found.fired[feature],
      labels.stale ? '' : labels.result?.description[feature],
      affinity,
      k,
      seed,
    ]);
    saveTable(`${info.name}-${layer.id}-lobes`, COLUMNS, rows);
  };
  return <Button onPress={save}>Save as CSV</Button>;
}
