import { SelectField } from '../../../controls/fields/SelectField.tsx';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { count } from '../../../controls/numbers.ts';
import { useGalaxy, setGalaxy } from '../../../scales/galaxy/useGalaxy.ts';
import { amongOf, narrowerLayers } from '../../../scales/shared/narrower.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';

/** The chosen layer of atoms; null for the layer itself. */
export function useAmong(): LayerInfo | null {
  const { info } = useDataset();
  const layer = useLayer();
  const among = useGalaxy((view) => view.among);
  return amongOf(info, layer, among);
}

/** Chooses the layer whose features a direction is decomposed into; nothing where there is no narrower layer. */
export function AmongField() {
  const { info } = useDataset();
  const narrower = narrowerLayers(info, useLayer());
  const chosen = useAmong();
  if (narrower.length === 0) return null;
  return (
    <SelectField
      label={`Sum of ${info.item}s of`}
      value={chosen?.id ?? ''}
      options={[
        { id: '', name: 'this layer' },
        ...narrower.map(({ id, name, features }) => ({
          id,
          name,
          hint: `${count(features)} ${info.item}s`,
        })),
      ]}
      onChange={(among) => setGalaxy({ among })}
    />
  );
}
