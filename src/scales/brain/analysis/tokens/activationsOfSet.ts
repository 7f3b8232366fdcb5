import type { TokenActivations } from '../../../../math/encode/tokenActivations.ts';
import type { SetActivations } from '../../../../math/shapes/sparseSums.ts';

/** Activations of a set with the rows of their tokens among all activations, `[tokens]`. */
export interface SetRows {
  readonly activations: SetActivations;
  readonly rows: Uint32Array;
}

/**
 * The activations of a set of features, without the tokens at which none of them fires.
 *
 * @param members  feature numbers, each once
 */
export function activationsOfSet(all: TokenActivations, members: ArrayLike<number>): SetRows {
  const place = new Int32Array(all.features).fill(-1);
  for (let i = 0; i < members.length; i++) place[members[i]!] = i;
  const [token, feature, value, rows]: number[][] = [[], [], [], []];
  for (let at = 0; at < all.blocks; at++) {
    const before = token!.length;
    for (let p = all.indptr[at]!; p < all.indptr[at + 1]!; p++) {
      const member = place[all.indices[p]!]!;
      if (member < 0) continue;
      token!.push(rows!.length);
      feature!.push(member);
      value!.push(all.values[p]!);
    }
    if (token!.length > before) rows!.push(at);
  }
  const activations = {
    tokens: rows!.length,
    features: members.length,
    token: Uint32Array.from(token!),
    feature: Uint32Array.from(feature!),
    value: Float64Array.from(value!),
  };
  return { activations, rows: Uint32Array.from(rows!) };
}
