/**
 * The features that may fire at each token, with what float32 says of their scores; those of token t are at
 * `[indptr[t], indptr[t + 1])`.
 */
export interface Candidates {
  /** `[tokens + 1]` */
  readonly indptr: Uint32Array;
  readonly features: Uint32Array;
  /** their scores to float32 */
  readonly values: Float64Array;
  /** bounds of the errors of the scores */
  readonly doubts: Float64Array;
}

/** The candidates of one token. */
export interface CandidateList {
  readonly features: number[];
  readonly values: number[];
  readonly doubts: number[];
}

export const newList = (): CandidateList => ({ features: [], values: [], doubts: [] });

/** The candidates of all tokens, from the list of each. */
export function gatheredLists(lists: readonly CandidateList[]): Candidates {
  const indptr = new Uint32Array(lists.length + 1);
  lists.forEach(({ features }, t) => (indptr[t + 1] = indptr[t]! + features.length));
  return {
    indptr,
    features: Uint32Array.from(lists.flatMap(({ features }) => features)),
    values: Float64Array.from(lists.flatMap(({ values }) => values)),
    doubts: Float64Array.from(lists.flatMap(({ doubts }) => doubts)),
  };
}

/** The candidates of tokens that follow each other, from those of each range of them. */
export function joinedCandidates(parts: readonly Candidates[]): Candidates {
  const indptr = new Uint32Array(parts.reduce((sum, part) => sum + part.indptr.length - 1, 1));
  const count = parts.reduce((sum, part) => sum + part.features.length, 0);
  const joined = {
    indptr,
    features: new Uint32Array(count),
    values: new Float64Array(count),
    doubts: new Float64Array(count),
  };
  let token = 0;
  for (const part of parts) {
    const first = indptr[token]!;
    joined.features.set(part.features, first);
    joined.values.set(part.values, first);
    joined.doubts.set(part.doubts, first);
    for (let t = 1; t < part.indptr.length; t++) indptr[++token] = first + part.indptr[t]!;
  }
  return joined;
}

/** The candidates of one token in several sets. */
export function candidatesAt(sets: readonly Candidates[], t: number): CandidateList {
  const list = newList();
  for (const { indptr, features, values, doubts } of sets) {
    for (let p = indptr[t]!; p < indptr[t + 1]!; p++) {
      list.features.push(features[p]!);
      list.values.push(values[p]!);
      list.doubts.push(doubts[p]!);
    }
  }
  return list;
}

/**
 * The candidates of some tokens as candidates of all: the other tokens have none.
 *
 * @param tokens  the number of each of the tokens, ascending
 * @param count  the number of all tokens
 */
export function spreadCandidates(some: Candidates, tokens: readonly number[], count: number): Candidates {
  const indptr = new Uint32Array(count + 1);
  tokens.forEach((t, i) => (indptr[t + 1] = some.indptr[i + 1]! - some.indptr[i]!));
  for (let t = 0; t < count; t++) indptr[t + 1]! += indptr[t]!;
  return { ...some, indptr };
}
