import { Button } from '../../../../controls/Button.tsx';
import { saveFile } from '../../../../controls/saveFile.ts';
import { saveTable } from '../../../../controls/table/saveTable.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { SweepPoint } from '../../analysis/index.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import { SWEEP_COLUMNS } from './sweepColumns.ts';

/** Saves the points of a sweep as a table or with their parameters, or drops them. */
export function SaveSweep({
  points,
  forget,
}: {
  points: readonly SweepPoint[];
  /** null while the sweep runs */
  forget: (() => void) | null;
}) {
  const { info } = useDataset();
  const layer = useLayer();
  const { affinity: _, k: __, ...request } = useLobesRequest();
  const name = `${info.name}-${layer.id}-sweep`;
  const saveJson = () => {
    const text = JSON.stringify({ ...request, dataset: info.name, points }, null, 2);
    saveFile(`${name}.json`, text, 'application/json');
  };
  return (
    <div className="row">
      <Button kind="quiet" onPress={() => void saveTable(name, SWEEP_COLUMNS, points)}>
        Save as CSV
      </Button>
      <Button kind="quiet" onPress={saveJson}>
        Save as JSON
      </Button>
      {forget && (
        <Button kind="quiet" onPress={forget}>
          Forget
        </Button>
      )}
    </div>
  );
}
