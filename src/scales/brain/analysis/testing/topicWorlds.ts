import { random } from '../../../../math/random/random.ts';
import type { LobesThere } from '../following/following.ts';
import { firingsOf } from './worlds.ts';

/** A language of documents, each about one topic, as several layers read it. */
export interface TopicWorld {
  /** the topic of each block, `[blocks]` */
  readonly topic: Uint8Array;
  /** the document of each block, `[blocks]` */
  readonly document: Uint32Array;
}

const TOPICS = 4;
const BLOCKS_EACH = 5;

/** Documents of five blocks, each about one of four topics. */
export function topicWorld(documents: number, seed: number): TopicWorld {
  const stream = random(seed);
  const about = Uint8Array.from({ length: documents }, () => stream.integer(TOPICS));
  const blocks = Array.from({ length: documents * BLOCKS_EACH }, (_, b) => Math.floor(b / BLOCKS_EACH));
  return { topic: Uint8Array.from(blocks, (d) => about[d]!), document: Uint32Array.from(blocks) };
}

/**
 * A layer that reads a world: as many lobes as topics, each of eight features. A lobe fires where its topic is, the topics in
 * another order for another layer.
 *
 * @param order  the topic of each lobe
 * @param category  whether the blocks say what they are about
 */
export function layerOf(
  { topic, document }: TopicWorld,
  order: readonly number[],
  seed: number,
  category: Uint8Array | null = null,
): LobesThere {
  const each = 8;
  const labels = Int32Array.from({ length: order.length * each }, (_, i) => Math.floor(i / each));
  const firings = firingsOf(topic.length, labels.length, seed, (b, i) =>
    order[labels[i]!] === topic[b] ? 0.5 : 0.15,
  );
  return {
    firings: { ...firings, category, document },
    labels,
    lobes: order.length,
  };
}
