import { SelectField } from '../../../controls/SelectField.tsx';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { count } from '../../../controls/numbers.ts';
import { useGalaxy, setGalaxy } from '../../../scales/galaxy/useGalaxy.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';

/** The layers whose features a direction of this layer can be made of: narrower ones of the same dimension. */
function useNarrower(): readonly LayerInfo[] {
  const { info } = useDataset();
  const layer = useLayer();
  return info.layers.filter(
    ({ id, dim, features, has }) =>
      has.decoder && id !== layer.id && dim === layer.dim && features > 0 && features < layer.features,
  );
}

/** The chosen layer of atoms; null for the layer itself. */
export function useAmong(): LayerInfo | null {
  const among = useGalaxy((view) => view.among);
  return useNarrower().find(({ id }) => id === among) ?? null;
}

/** Chooses the layer whose features a direction is decomposed into; nothing where there is no narrower layer. */
export function AmongField() {
  const { info } = useDataset();
  const narrower = useNarrower();
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
