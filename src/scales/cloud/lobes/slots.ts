import type { LayerInfo } from '../../../dataset/dataset.ts';
import { matchLabels } from '../../../math/clustering/matchLabels.ts';
import { dictionaryOf } from '../../../state/selection/selection.ts';
import { familySlots, fillSlots } from './familySlots.ts';

/** Lobes as they were shown: the colour slot of each feature, −1 if it was left out. */
interface Shown {
  /** dataset and dictionary */
  readonly place: string;
  readonly slots: Int32Array;
}

/** The lobes of a layer. */
export interface Lobes {
  /** lobe of each feature, −1 if it is left out, `[features]` */
  readonly labels: Int32Array;
  readonly k: number;
  /** the family of each lobe, `[k]`; absent if every lobe can have a colour of its own */
  readonly families?: Int32Array | undefined;
}

/** What a link says of the slots. */
export interface LinkedSlots {
  /** empty if the link holds none */
  readonly slots: readonly number[];
  /** whether the link names lobes by their slots: if it holds no slots, these are then the lobes' numbers */
  readonly named: boolean;
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
 */
export function slotsOf(key: string, place: string, lobes: Lobes, link: LinkedSlots): readonly number[] {
  let slots = known.get(key);
  if (!slots) {
    const { labels, k, families } = lobes;
    if (last?.place === place) slots = follow(last.slots, labels, k, families);
    else if (!last && link.slots.length === k && new Set(link.slots).size === k) slots = link.slots;
    else slots = usualSlots(lobes, !last && link.named);
    known.set(key, slots);
  }
  return slots;
}

/**
 * The slots of lobes that follow no others: their numbers, or the shades of their families' colours.
 *
 * @param plain  whether lobes in families have their numbers too, as in links made before there were families
 */
export const usualSlots = ({ k, families }: Lobes, plain = false): readonly number[] =>
  families && !plain ? familySlots(families) : Array.from({ length: k }, (_, lobe) => lobe);

/** Remembers the lobes on screen, whose slots the next lobes follow. */
export function rememberSlots(place: string, labels: Int32Array, slots: readonly number[]): void {
  last = { place, slots: labels.map((lobe) => (lobe < 0 ? -1 : slots[lobe]!)) };
}

/**
 * Slots of new lobes that follow those shown before; while there are colours left, no slot is without a colour. A lobe in a
 * family that follows none is a shade of the family's colour.
 */
export function follow(before: Int32Array, labels: Int32Array, k: number, families?: Int32Array): number[] {
  const match = matchLabels(before, labels);
  if (families) return fillSlots(takenOver(before, labels, match, k), families);
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

/** The slots of the lobes that share features with those before; −1 for the others, to which a free number was given. */
function takenOver(before: Int32Array, labels: Int32Array, match: Int32Array, k: number): number[] {
  const shared = new Uint8Array(k);
  labels.forEach((lobe, i) => {
    if (lobe >= 0 && before[i] === match[lobe]) shared[lobe] = 1;
  });
  return Array.from(shared, (shares, lobe) => (shares ? match[lobe]! : -1));
}
