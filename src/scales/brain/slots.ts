import { matchLabels } from '../../math/clustering/matchLabels.ts';

/** Lobes as they were shown: which layer's, and the colour slot of each feature, −1 where left out. */
interface Shown {
  readonly place: string;
  readonly slots: Int32Array;
}

/** Colour slots that may be given while fewer lobes are shown than there are colours. */
const COLOURS = 8;

const known = new Map<string, readonly number[]>();
let last: Shown | null = null;

/**
 * The colour slot of each lobe. Lobes take over the slots of those shown before that they have most
 * features in common with, so that colours and names stay where they were when k or the affinity changes;
 * a view that was seen before gets the slots that it had. On a fresh page the link's are taken.
 *
 * @param key  names the lobes: layer and parameters
 * @param place  names what the features are: dataset and layer
 * @param linked  the slots in the link, empty for each lobe its own number
 */
export function slotsOf(
  key: string,
  place: string,
  labels: Int32Array,
  k: number,
  linked: readonly number[],
): readonly number[] {
  let slots = known.get(key);
  if (!slots) {
    if (last?.place === place) slots = follow(last.slots, labels, k);
    else if (!last && linked.length === k && new Set(linked).size === k) slots = linked;
    else slots = Array.from({ length: k }, (_, lobe) => lobe);
    known.set(key, slots);
  }
  return slots;
}

/** Says which lobes are on screen: the next ones will follow their colours. */
export function showSlots(place: string, labels: Int32Array, slots: readonly number[]): void {
  last = { place, slots: labels.map((lobe) => (lobe < 0 ? -1 : slots[lobe]!)) };
}

/** Slots for new lobes after those shown; no slot without a colour while there are colours left. */
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
