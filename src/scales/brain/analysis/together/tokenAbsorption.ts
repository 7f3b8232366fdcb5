import { DataError } from '../../../../dataset/error.ts';
import { logTail } from '../../../../math/margins/countTail.ts';
import { dot } from '../../../../math/matrices/dot.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';
import { isStrong, type TokenSource } from '../tokens/drawable.ts';
import { FEWEST_SILENT, SILENT_SHARE } from './absorption.ts';
import { MOST_CANDIDATES, NAMED } from './limits.ts';

/** A child and its parent, by feature numbers, whose directions have a positive cosine. */
export interface NearPair {
  readonly child: number;
  readonly parent: number;
  readonly cosine: number;
  readonly rank: number;
}

/** A pair in which the parent is silent at tokens at which the child brings the parent's direction: a candidate, to be looked at. */
export interface TokenCandidate extends NearPair {
  /** the number of tokens at which the child fires and brings as much of the parent's direction as the parent's weakest tenth does */
  readonly carried: number;
  /** those of them at which the parent is silent */
  readonly silent: number;
  /** what `silent` would be if activations were permuted within features: mean and standard deviation */
  readonly expected: number;
  readonly sd: number;
  /** probability that the permuted parent fires at as many of the carried tokens, or more; corrected for the pairs judged */
  readonly p: number;
  /** numbers in the file of some silent tokens, those at which the child is strongest first */
  readonly tokens: Uint32Array;
  /** the child's activation at each of them */
  readonly activations: Float32Array;
}

/** Pairs of children and near parents, judged on tokens. */
export interface TokenAbsorption {
  /** candidates, those that meet beyond chance first, of these those with most silent tokens; and the number of all */
  readonly candidates: readonly TokenCandidate[];
  readonly found: number;
  /** the number of pairs with a near parent, and of those that could be judged */
  readonly pairs: number;
  readonly judged: number;
  /** the number of pairs left out because the file may lack weaker activations of the parent, so that its silence is not known */
  readonly unknown: number;
  /** the number of tokens */
  readonly of: number;
}

/** The share of the parent's own activations that are weaker than what the child must bring. */
const WEAKEST = 0.1;
/** A pair is judged if the child carries the parent at this number of tokens, and the parent fires at as many. */
const FEWEST_CARRIED = 10;
/** At this p, corrected for the pairs judged, a child and its parent fire together beyond chance. */
export const TIED = 0.01;
/** Pairs between pauses. */
const STEP = 64;

/**
 * Absorption by tokens (after Chanin and others, A is for Absorption, 2024, who look for tokens at which a probe's direction is
 * there, the latent of the probe's concept is silent, and another latent brings the direction; here the parent's direction stands
 * for the probe, and what a latent brings is its activation times the projection of its direction). The child carries the parent
 * at a token if it brings at least as much of the parent's unit direction as the parent does at the weakest tenth of its tokens.
 *
 * Activations permuted within features keep how often and how strongly each fires, so that the number of carried tokens at
 * which the parent is silent has a hypergeometric distribution, whose mean and deviation are exact.
 *
 * @param decoder  `[features, dim]`
 * @throws DataError when there are no tokens
 */
export async function tokenAbsorption(
  all: TokenSource,
  decoder: Matrix,
  pairs: readonly NearPair[],
  work: Work,
): Promise<TokenAbsorption> {
  if (all.blocks === 0) {
    throw new DataError('Absorption by tokens: expected tokens at which features fire, found none.');
  }
  const strong = isStrong(all) ? all : null;
  const of = strong?.of ?? all.blocks;
  const columns = columnsOf(all, new Set(pairs.flatMap(({ child, parent }) => [child, parent])));
  const known = strong ? pairs.filter(({ parent }) => !strong.capped[parent]) : pairs;
  const judged: TokenCandidate[] = [];
  for (const [at, pair] of known.entries()) {
    const one = judge(pair, columns.get(pair.child)!, columns.get(pair.parent)!, decoder, of);
    if (one) judged.push(one);
    if (at % STEP > 0) continue;
    work.progress(at / known.length, `Pair ${at + 1} of ${known.length}, on tokens`);
    await work.pause();
  }
  const candidates = judged
    .filter(({ silent, carried }) => silent >= FEWEST_SILENT && silent >= SILENT_SHARE * carried)
    .map((one) => ({
      ...one,
      tokens: one.tokens.map((row) => all.tokens[row]!),
      p: Math.min(1, one.p * judged.length),
    }))
    .sort(
      (a, b) =>
        Number(b.p <= TIED) - Number(a.p <= TIED) ||
        b.silent - a.silent ||
        a.child - b.child ||
        a.parent - b.parent,
    );
  return {
    candidates: candidates.slice(0, MOST_CANDIDATES),
    found: candidates.length,
    pairs: pairs.length,
    judged: judged.length,
    unknown: pairs.length - known.length,
    of,
  };
}

/** The tokens at which a feature fires, as rows of all tokens, ascending, and its activations. */
interface Column {
  readonly rows: number[];
  readonly values: number[];
}

function columnsOf({ blocks, indptr, indices, values }: TokenSource, wanted: ReadonlySet<number>) {
  const columns = new Map<number, Column>(
    Array.from(wanted, (feature) => [feature, { rows: [], values: [] }]),
  );
  for (let row = 0; row < blocks; row++) {
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      const column = columns.get(indices[p]!);
      if (!column) continue;
      column.rows.push(row);
      column.values.push(values[p]!);
    }
  }
  return columns;
}

/** Counts a pair; null if the child carries the parent at too few tokens, or the parent fires at too few. */
function judge(
  pair: NearPair,
  child: Column,
  parent: Column,
  decoder: Matrix,
  of: number,
): TokenCandidate | null {
  const d = decoder.columns;
  if (parent.rows.length < FEWEST_CARRIED) return null;
  const own = dot(decoder.data, pair.parent * d, decoder.data, pair.parent * d, d);
  const shared = dot(decoder.data, pair.child * d, decoder.data, pair.parent * d, d);
  const weakest = parent.values.toSorted((a, b) => a - b)[Math.floor(WEAKEST * parent.values.length)]!;
  const fires = new Set(parent.rows);
  const carried = child.rows
    .map((row, at) => ({ row, value: child.values[at]! }))
    .filter(({ value }) => value * shared >= weakest * own);
  if (carried.length < FEWEST_CARRIED) return null;
  const silent = carried
    .filter(({ row }) => !fires.has(row))
    .sort((a, b) => b.value - a.value || a.row - b.row);
  const n = carried.length;
  const share = parent.rows.length / of;
  const variance = of > 1 ? (n * share * (1 - share) * (of - n)) / (of - 1) : 0;
  const most = Math.min(n, parent.rows.length);
  const named = silent.slice(0, NAMED);
  return {
    ...pair,
    carried: n,
    silent: silent.length,
    expected: n * (1 - share),
    sd: Math.sqrt(variance),
    p: variance > 0 ? Math.exp(logTail('upper', n - silent.length, n * share, variance, most)) : 1,
    tokens: Uint32Array.from(named, ({ row }) => row),
    activations: Float32Array.from(named, ({ value }) => value),
  };
}
