import type { Tokens } from '../../../math/encode/encode.ts';
import type { ActivationShard } from './activations.ts';

/** An array `[tokens, layers, dim]`, read as documents of `layers` tokens, as tokens `[tokens, layers · dim]`. */
export function rejoined(shard: ActivationShard): ActivationShard {
  const layers = shard.documentLength ?? 1;
  return {
    count: shard.count / layers,
    dim: shard.dim * layers,
    documentLength: null,
    async read(from, to) {
      const { data } = await shard.read(from * layers, to * layers);
      return { data, rows: to - from, columns: shard.dim * layers };
    },
  };
}

/** Some columns of activations, `[tokens, width]`. */
export function columnsFrom(tokens: Tokens, first: number, width: number): Tokens {
  return {
    count: tokens.count,
    dim: width,
    async read(from, to) {
      const { data, rows, columns } = await tokens.read(from, to);
      const part = new Float32Array(rows * width);
      for (let row = 0; row < rows; row++) {
        const begin = row * columns + first;
        part.set(data.subarray(begin, begin + width), row * width);
      }
      return { data: part, rows, columns: width };
    },
  };
}

/** Activations of the same tokens in several layers, one after another in each row, `[tokens, sum of dims]`. */
export function sideBySide(layers: readonly Tokens[]): Tokens {
  const dim = layers.reduce((sum, tokens) => sum + tokens.dim, 0);
  return {
    count: layers[0]?.count ?? 0,
    dim,
    async read(from, to) {
      const data = new Float32Array((to - from) * dim);
      let first = 0;
      for (const tokens of layers) {
        const part = await tokens.read(from, to);
        for (let row = 0; row < part.rows; row++) {
          data.set(part.data.subarray(row * part.columns, (row + 1) * part.columns), row * dim + first);
        }
        first += tokens.dim;
      }
      return { data, rows: to - from, columns: dim };
    },
  };
}
