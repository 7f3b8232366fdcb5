import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { shuffle, type Random } from '../../../../math/random/random.ts';
import { placesOfGroups } from '../../../../math/random/shuffleWithin.ts';
import { blockUnits, type BlockUnits } from '../categories/blockUnits.ts';

/** Draws orders of the blocks of a recording in which blocks that depend on each other stay together. */
export interface BlockOrders {
  /** what keeps its blocks together */
  readonly of: BlockUnits['of'];
  /** An order of the blocks, `[blocks]`. */
  readonly draw: (stream: Random) => Uint32Array;
}

/**
 * Orders of the blocks of a recording: its documents (see `blockUnits`) are shuffled, and each keeps its blocks in their order.
 *
 * @param within  whether each document takes the place of documents of its own category
 */
export function blockOrders(
  recording: Pick<BlockFirings, 'blocks' | 'document' | 'category'>,
  within: boolean,
): BlockOrders {
  const { blocks } = recording;
  const category = recording.category ?? new Uint8Array(blocks);
  const { of, units, categoryOf } = blockUnits(recording, category);
  const blocksOf: number[][] = Array.from(categoryOf, () => []);
  units.forEach((unit, b) => blocksOf[unit]!.push(b));
  const kindOf = within ? categoryOf : new Uint8Array(categoryOf.length);
  const groups = placesOfGroups(kindOf).map((members) => ({
    members,
    // The blocks of the group, ascending: its shuffled documents fill them from the first.
    places: members.flatMap((unit) => blocksOf[unit]!).sort((a, b) => a - b),
  }));
  return {
    of,
    draw(stream) {
      const order = new Uint32Array(blocks);
      for (const { members, places } of groups) {
        let at = 0;
        for (const unit of shuffle(members.slice(), stream)) {
          for (const block of blocksOf[unit]!) order[places[at++]!] = block;
        }
      }
      return order;
    },
  };
}
