import { useMemo } from 'react';
import { l0Text, NO_L0 } from '../../../../dataset/l0.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { useL0 } from '../../useL0.ts';

/** The L0 of the layer shown, with what says so; or what would tell it. Words do not fire. */
export function L0Note() {
  const { item } = useDataset().info;
  const layer = useLayer();
  const found = useL0(useMemo(() => [layer], [layer]));
  if (item !== 'feature' || !found) return null;
  const [l0] = found;
  return <p className="note">{l0 ? `${l0Text(l0)}.` : NO_L0}</p>;
}
