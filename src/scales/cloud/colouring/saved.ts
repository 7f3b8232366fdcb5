import type { LayerInfo } from '../../../dataset/dataset.ts';
import { seenOn, type Counterparts } from '../../../state/selection/counterparts.ts';
import type { SavedSelection } from '../../../state/selection/selection.ts';
import type { Categorical } from './groups.ts';

/**
 * Features by the saved selection that they are in; features in several are a group of their own, in the next free colour.
 *
 * @param known  the layer's counterparts, through which selected words are features
 * @returns null if no saved selection is of this layer's features
 */
export function savedColouring(
  saved: readonly SavedSelection[],
  layer: LayerInfo,
  known: Counterparts | null = null,
): Categorical | null {
  const own = saved.flatMap((selection) => {
    const members = seenOn(layer, selection, 'feature', known);
    return members ? [{ ...selection, members }] : [];
  });
  if (own.length === 0) return null;
  const groups = new Int32Array(layer.features).fill(-1);
  let overlap = false;
  own.forEach(({ members }, group) => {
    for (const member of members) {
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
