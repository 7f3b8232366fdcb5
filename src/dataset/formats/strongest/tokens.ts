import type { StrongTokens } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { allocate } from '../../sources/limits.ts';
import type { StrongRule } from './firings.ts';
import { visitStored } from './stored.ts';
import type { Strongest } from './strongest.ts';

/** More stored tokens than a tab joins, and more tokens in all contexts than their places can be joined by. */
const [MOST_STORED, MOST_PLACES] = [2 ** 25, 2 ** 28];

/**
 * The tokens that the file names for some features, joined by their place: a row for each token that is among the strongest
 * of at least one of them. `seq_ids` and `positions` count in the same contexts for every feature, so that equal places are one
 * token. An activation that the file does not keep is missing, and may be anything up to the least that it keeps.
 *
 * @param features  the numbers of the features in the file; their order is that of the result
 * @param drop  the number of tokens to leave out at the beginning of each context
 * @throws DataError when a token lies in no context, or there are too many
 */
export async function strongTokens(
  strongest: Strongest,
  rule: StrongRule,
  features: Uint32Array,
  drop: number,
): Promise<StrongTokens> {
  const { kept, file, contexts, length } = strongest;
  const most = features.length * kept;
  if (most > MOST_STORED || contexts * length > MOST_PLACES) {
    const n = (count: number) => count.toLocaleString('en');
    throw new DataError(
      `${file}: expected at most ${n(MOST_STORED)} strong tokens to join, in contexts of ${n(MOST_PLACES)} tokens at most, found ${n(most)} in ${n(contexts * length)}; choose fewer features, or open a sample of them.`,
    );
  }
  const stored = await storedOf(strongest, rule, features, drop);
  return {
    ...rowsOf(stored, length, file),
    features: features.length,
    capped: stored.capped,
    kept,
    of: contexts * Math.max(0, length - drop),
  };
}

/** The stored activations of some features, feature by feature. */
interface Stored {
  readonly place: Uint32Array;
  readonly feature: Uint32Array;
  readonly value: Float32Array;
  readonly capped: Uint8Array;
}

async function storedOf(
  strongest: Strongest,
  { threshold, complete }: StrongRule,
  features: Uint32Array,
  drop: number,
): Promise<Stored> {
  const { kept, file, length } = strongest;
  const room = features.length * kept;
  const place = allocate(4 * room, file, () => new Uint32Array(room));
  const feature = allocate(4 * room, file, () => new Uint32Array(room));
  const value = allocate(4 * room, file, () => new Float32Array(room));
  const capped = new Uint8Array(features.length);
  let [begin, end] = [0, 0];
  await visitStored(strongest, threshold, features, features.length, {
    token(at, sequence, position, activation) {
      if (position < drop) return;
      place[end] = sequence * length + position;
      feature[end] = at;
      value[end++] = activation;
    },
    end(at, isCapped) {
      if (isCapped) {
        capped[at] = 1;
        if (complete) end = begin;
      }
      begin = end;
    },
  });
  return {
    place: place.subarray(0, end),
    feature: feature.subarray(0, end),
    value: value.subarray(0, end),
    capped,
  };
}

/** Compressed rows over tokens in the order of their places; of a token that a feature names twice, its first activation. */
function rowsOf({ place, feature, value }: Stored, length: number, file: string) {
  const count = place.length;
  // A place and the number of an activation in one number, which is exact: numbers sort faster than pairs.
  const keys = allocate(8 * count, file, () => Float64Array.from(place, (one, p) => one * MOST_STORED + p));
  keys.sort();
  const indptr = new Uint32Array(count + 1);
  const tokens = new Uint32Array(count);
  const indices = new Uint32Array(count);
  const values = new Float32Array(count);
  let [rows, end] = [0, 0];
  for (const key of keys) {
    const p = key % MOST_STORED;
    if (rows === 0 || place[p] !== tokens[rows - 1]) tokens[rows++] = place[p]!;
    else if (indices[end - 1] === feature[p]) continue;
    indices[end] = feature[p]!;
    values[end++] = value[p]!;
    indptr[rows] = end;
  }
  const named = tokens.slice(0, rows);
  return {
    blocks: rows,
    indptr: indptr.slice(0, rows + 1),
    indices: indices.slice(0, end),
    values: values.slice(0, end),
    tokens: named,
    document: named.map((token) => Math.floor(token / length)),
  };
}
