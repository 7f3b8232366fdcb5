import type { LayerInfo } from '../../../dataset/dataset.ts';
import { appliesTo, type SavedSelection } from '../../../state/selection/selection.ts';
import type { Categorical } from './groups.ts';

/**
 * Features by the saved selection that they are in; features in several are a group of their own, in the next free colour.
 *
 * @returns null if no saved selection is of this layer's features
 */
export function savedColouring(saved: readonly SavedSelection[], layer: LayerInfo): Categorical | null {
  const own = saved.filter((selection) => appliesTo(selection, 'feature', layer));
  if (own.length === 0) return null;
  const groups = new Int32Array(layer.features).fill(-1);
  let overlap = false;
  own.forEach(({ members }, group) => {
    for (const member of members) {
      if (member >= layer.features) continue;
      overlap ||= groups[member]! >= 0;
      groups[member] = groups[member]! < 0 ? group : own.length;
    }
  });
  const most = own.reduce((largest, { slot }) => Math.max(largest, slot), -1);
  return {
    kind: 'category',
    title: 'saved selections',
    groups,
    names: [...own.map(({ name }) => name), ...(overlap ? ['in several'] : [])],
    slots: [...own.map(({ slot }) => slot), ...(overlap ? [most + 1] : [])],
    none: 'in none',
  };
}
