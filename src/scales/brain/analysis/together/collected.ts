/** A pair as the scan finds it: places in the model's order, `i` the rarer. */
export interface FoundPair {
  readonly i: number;
  readonly j: number;
  /** number of free blocks in which both fire */
  readonly both: number;
  readonly mean: number;
  readonly variance: number;
  readonly logP: number;
}

/** What one member of the team collects in its rows. */
export interface Collected {
  /** number of discoveries with more, and with fewer, shared blocks than expected */
  together: number;
  apart: number;
  /** those of them that are far enough from what is expected */
  far: number;
  /** the strongest of the far ones */
  readonly pairs: StrongestPairs;
  /** pairs in which the rarer fires mostly where the other does, the strongest first */
  readonly nested: StrongestPairs;
  /** number of nested pairs, also those beyond the list */
  nestedCount: number;
  /** number of far pairs of each feature, `[n]`: together and apart */
  readonly partners: Uint32Array;
  readonly strangers: Uint32Array;
  /** features joined by far pairs together: `[n]`, each points to one of its own component */
  readonly joined: Int32Array;
}

/** Nested pairs are listed this many times as many: trees are made of all of them. */
const NESTED_AS_MANY = 5;

export function nothingCollected(n: number, most: number): Collected {
  return {
    together: 0,
    apart: 0,
    far: 0,
    pairs: noPairs(most),
    nested: noPairs(NESTED_AS_MANY * most),
    nestedCount: 0,
    partners: new Uint32Array(n),
    strangers: new Uint32Array(n),
    joined: Int32Array.from({ length: n }, (_, i) => i),
  };
}

/** Pairs of which the strongest are kept; it may hold up to twice as many in between. */
export interface StrongestPairs {
  readonly list: FoundPair[];
  readonly most: number;
  /** ln p above which a pair is not among the strongest any more */
  bar: number;
}

export const noPairs = (most: number): StrongestPairs => ({
  list: [],
  most,
  bar: 0,
});

/** Adds a pair if it can be among the strongest. */
export function addStrongest(pairs: StrongestPairs, pair: FoundPair): void {
  if (pair.logP > pairs.bar) return;
  pairs.list.push(pair);
  if (pairs.list.length < 2 * pairs.most) return;
  strongest(pairs.list, pairs.most);
  pairs.bar = pairs.list[pairs.list.length - 1]!.logP;
}

/** Cuts a list to its strongest pairs, by p and then by their numbers, so that the order of work does not matter. */
export function strongest(list: FoundPair[], most: number): void {
  list.sort((a, b) => a.logP - b.logP || a.i - b.i || a.j - b.j);
  if (list.length > most) list.length = most;
}

/** The root of a feature's component; shortens the way to it. */
export function rootOf(joined: Int32Array, i: number): number {
  let at = i;
  while (joined[at] !== at) at = joined[at] = joined[joined[at]!]!;
  return at;
}

/** Joins the components of two features; the smaller number leads. */
export function join(joined: Int32Array, i: number, j: number): void {
  const [a, b] = [rootOf(joined, i), rootOf(joined, j)];
  joined[Math.max(a, b)] = Math.min(a, b);
}
