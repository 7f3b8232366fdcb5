import { random } from '../../../../math/random/random.ts';
import type { RelationWords } from '../selection.ts';

export interface WorldOptions {
  readonly relations: number;
  readonly pairs: number;
  readonly dim: number;
  /** length of the function vectors, beside words of length about 1; 0 for labels without structure */
  readonly strength: number;
  /** how far each difference strays along the one distractor direction */
  readonly distractor: number;
  /** how far each output strays at random */
  readonly noise: number;
  /** words that stand in no pair */
  readonly others?: number;
  readonly seed?: number;
}

/** Words of unit length or so, each relation adding its own function vector, and one distractor direction. */
export function plantedWorld(options: WorldOptions): RelationWords {
  const { relations, pairs, dim, strength, distractor, noise, others = 0, seed = 1 } = options;
  const stream = random(seed);
  const gaussian = (length: number) =>
    Float64Array.from({ length: dim }, () => (length * stream.normal()) / Math.sqrt(dim));
  const direction = gaussian(1);
  const words = 2 * relations * pairs + others;
  const data = new Float32Array(words * dim);
  const amplitude = new Float32Array(words);
  for (let r = 0, word = 0; r < relations; r++) {
    const functionVector = gaussian(strength);
    for (let p = 0; p < pairs; p++, word += 2) {
      const input = gaussian(1);
      const stray = gaussian(noise);
      amplitude[word + 1] = distractor * stream.normal();
      data.set(input, word * dim);
      for (let j = 0; j < dim; j++) {
        data[(word + 1) * dim + j] =
          input[j]! + functionVector[j]! + stray[j]! + amplitude[word + 1]! * direction[j]!;
      }
    }
  }
  for (let word = 2 * relations * pairs; word < words; word++) data.set(gaussian(1), word * dim);
  return {
    vectors: { data, rows: words, columns: dim },
    relations: {
      words: Array.from({ length: words }, (_, i) => `w${i}`),
      relations: Array.from({ length: relations }, (_, r) => ({
        id: `r${r}`,
        name: `relation ${r}`,
        pairs: Uint32Array.from({ length: 2 * pairs }, (_, i) => 2 * pairs * r + i),
      })),
      covariates: { amplitude },
    },
  };
}
