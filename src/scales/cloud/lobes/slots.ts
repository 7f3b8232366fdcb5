import type { LayerInfo } from '../../../dataset/dataset.ts';
import { matchLabels } from '../../../math/clustering/matchLabels.ts';
import { dictionaryOf } from '../../../state/selection/selection.ts';

/** Lobes as they were shown: the colour slot of each feature, −1 if it was left out. */
interface Shown {
  /** dataset and dictionary */
  readonly place: string;
  readonly slots: Int32Array;
}

/** The number of colours: with no more lobes than this, every lobe has a colour of its own. */
const COLOURS = 8;

/** The slots of every view of this visit, by the key of its lobes, and of the lobes shown last. */
const known = new Map<string, readonly number[]>();
let last: Shown | null = null;

/** Names the features of a layer: layers of one dictionary share the name, so that lobes keep their colours through them. */
export const placeOfFeatures = (datasetKey: string, layer: LayerInfo): string =>
  `${datasetKey} ${dictionaryOf(layer)} ${layer.features}`;

/**
 * The colour slot of each lobe. A lobe takes over the slot of the lobe shown before that shares most features with it, so
 * that colours and names stay when k or the affinity changes. A view seen before has the slots that it had then, and the
 * first view of a page those of the link.
 *
 * @param key  names the lobes: layer and parameters
 * @param place  names the features, see `placeOfFeatures`
 * @param labels  lobe of each feature, −1 if it is left out, `[features]`
 * @param k  the number of lobes
 * @param inherited  the slots in the link; empty if each is the lobe's number
 */
export function slotsOf(
  key: string,
  place: string,
  labels: Int32Array,
  k: number,
  inherited: readonly number[],
): readonly number[] {
  let slots = known.get(key);
  if (!slots) {
    if (last?.place === place) slots = follow(last.slots, labels, k);
    else if (!last && inherited.length === k && new Set(inherited).size === k) slots = inherited;
    else slots = Array.from({ length: k }, (_, lobe) => lobe);
    known.set(key, slots);
  }
  return slots;
}

/** Remembers the lobes on screen, whose slots the next lobes follow. */
export function rememberSlots(place: string, labels: Int32Array, slots: readonly number[]): void {
  last = { place, slots: labels.map((lobe) => (lobe < 0 ? -1 : slots[lobe]!)) };
}

/** Slots of new lobes that follow those shown before; while there are colours left, no slot is without a colour. */
export function follow(before: Int32Array, labels: Int32Array, k: number): number[] {
  const match = matchLabels(before, labels);
  const most = Math.max(k, COLOURS);
  const slots = Array.from({ length: k }, (_, lobe) => {
    const slot = match[lobe] ?? -1;
    return slot < most ? slot : -1;
  });
  const taken = new Set(slots);
  let free = 0;
  return slots.map((slot) => {
    if (slot >= 0) return slot;
    while (taken.has(free)) free++;
    taken.add(free);
    return free;
  });
}
