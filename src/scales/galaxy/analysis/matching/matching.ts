import { DataError } from '../../../../dataset/error.ts';
import type { TopLists } from '../../../../math/matching/topLists.ts';
import { permutation, random } from '../../../../math/random/random.ts';
import { orderStatistic } from '../../../../math/statistics/nulls/orderStatistic.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { GALAXY_DEFAULTS } from '../defaults.ts';
import { kindsOf, MATCH_KINDS, type Family, type MatchKind } from './kinds.ts';
import { ROUNDING } from './rounding.ts';
import type { MatchingSpace } from './space.ts';

export interface MatchingParameters {
  /** 42 if left out */
  readonly seed?: number;
}

/** The best similarities of a set's features under one null. */
export interface NullBest {
  /** what takes the place of the other set, in words */
  readonly name: string;
  readonly mean: number;
  /** the 95th percentile: a twentieth of features exceeds it by chance */
  readonly line: number;
  /** of up to 1,024 features, of fewer each several times, round by round: `[draws]` */
  readonly samples: Float32Array;
}

/** The features of one set and their best partners in the other. */
export interface MatchedSide {
  readonly features: number;
  /** features that cannot be matched, because their direction is zero or their firings do not vary */
  readonly unusable: number;
  /** the best partner of each feature, `[features]` */
  readonly partner: Uint32Array;
  /** similarity to it, `[features]` */
  readonly similarity: Float32Array;
  /** what became of each feature, an index into `MATCH_KINDS`, `[features]` */
  readonly kind: Uint8Array;
  /** the number of features of each kind */
  readonly counts: Readonly<Record<MatchKind, number>>;
  /** mean of the best similarity over the features that can be matched */
  readonly mean: number;
  /** the larger of the nulls' lines, and what rounding may add: a best partner counts only beyond it */
  readonly line: number;
  /** the share of the features that can be matched whose best partner is beyond the line; 0.05 by chance */
  readonly beyond: number;
  readonly nulls: readonly NullBest[];
}

/** A family with the similarities within it. */
export interface MatchedFamily extends Family {
  /** mean similarity of the pairs among its members */
  readonly within: number;
  /** the smallest one */
  readonly least: number;
}

/** How the features of two layers, SAEs or files correspond. */
export interface Matching {
  readonly seed: number;
  /** features of the first set in the second, and of the second in the first */
  readonly sides: readonly [MatchedSide, MatchedSide];
  /** the number of pairs of features that are each other's best partners, beyond the lines of both sides */
  readonly mutual: number;
  /** one-to-one partners of the features of the first set, −1 without one, with the largest sum of similarities */
  readonly assignment: {
    readonly partner: Int32Array;
    readonly pairs: number;
    /** mean similarity of the pairs */
    readonly mean: number;
    /** features for which pairs outside the 16 candidates were not excluded; 0 if the assignment is exact */
    readonly unproven: number;
  };
  /** the largest families first */
  readonly families: readonly MatchedFamily[];
}

/** The best partners of each feature that the assignment begins with. */
const CANDIDATES = 16;
/** Features of each set that are compared with each null, at most. */
const SAMPLE = 1024;
/** Draws of each null, at least, of fewer features than `SAMPLE`: each is drawn several times, so that the line is one. */
const FEWEST_DRAWS = 2000;
const PERCENTILE = 0.95;
/** Members of a family among which all pairs are compared, at most. */
const MOST_MEMBERS = 64;

/**
 * Matches two sets of features: the best partner of each in the other set, one-to-one partners, and what is shared, split,
 * lost and novel beyond what the nulls give.
 *
 * @param space  see `directionSpace` and `firingSpace`
 * @throws DataError when no feature of one of the sets can be matched
 */
export async function matching(
  space: MatchingSpace,
  { seed = GALAXY_DEFAULTS.seed }: MatchingParameters,
  work: Work,
): Promise<Matching> {
  for (const [set, usable] of space.usable.entries()) {
    if (usable.includes(1)) continue;
    throw new DataError(
      `Matching: expected features with a direction or with firings that vary in both sets, found no such feature in the ${set === 0 ? 'first' : 'second'} set.`,
    );
  }
  const best = await space.best(CANDIDATES, stepOf(work, 0, 0.5));
  const nulls = [
    await nullsOf(space, 0, seed, stepOf(work, 0.5, 0.6)),
    await nullsOf(space, 1, seed, stepOf(work, 0.6, 0.7)),
  ] as const;
  const line = (of: readonly NullBest[]) => Math.max(...of.map((one) => one.line)) + ROUNDING;
  const lines = [line(nulls[0]), line(nulls[1])] as const;
  const { kinds, families } = kindsOf(best, lines);
  const sides = [
    sideOf(best.forward, kinds[0], space.usable[0], nulls[0], lines[0]),
    sideOf(best.backward, kinds[1], space.usable[1], nulls[1], lines[1]),
  ] as const;
  const assigned = await space.assign(best, stepOf(work, 0.7, 1));
  const pairs = assigned.partner.reduce((sum, partner) => sum + (partner >= 0 ? 1 : 0), 0);
  return {
    seed,
    sides,
    mutual: mutualPartners(sides).reduce((sum, partner) => sum + (partner >= 0 ? 1 : 0), 0),
    assignment: {
      partner: assigned.partner,
      pairs,
      mean: pairs > 0 ? assigned.total / pairs : NaN,
      unproven: assigned.unproven,
    },
    families: families
      .map((family): MatchedFamily => ({ ...family, ...similaritiesWithin(space, family) }))
      .sort((x, y) => y.members.length - x.members.length || x.set - y.set || x.one - y.one),
  };
}

async function nullsOf(space: MatchingSpace, from: 0 | 1, seed: number, work: Work): Promise<NullBest[]> {
  const found: NullBest[] = [];
  for (const [i, { name, draw, independent }] of space.nulls.entries()) {
    const stream = random(seed + 2 * i + from);
    const usable = Uint32Array.from(space.usable[from].keys()).filter((item) => space.usable[from][item]);
    const sample = Uint32Array.from(
      permutation(usable.length, stream).subarray(0, SAMPLE),
      (at) => usable[at]!,
    ).sort();
    const parts = space.nulls.length;
    const times = sample.length < SAMPLE ? Math.ceil(FEWEST_DRAWS / sample.length) : 1;
    // Where items are drawn independently, all rounds are one.
    const [rounds, items] = independent ? [1, repeated(sample, times)] : [times, sample];
    const drawn: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [begin, end] = [i + round / rounds, i + (round + 1) / rounds];
      drawn.push(...(await draw(from, items, stream, stepOf(work, begin / parts, end / parts))));
    }
    const samples = Float32Array.from(drawn);
    const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    const rank = Math.ceil(PERCENTILE * samples.length) - 1;
    found.push({ name, mean, line: orderStatistic(Float64Array.from(samples), rank), samples });
  }
  return found;
}

const repeated = (items: Uint32Array, times: number): Uint32Array =>
  Uint32Array.from({ length: times * items.length }, (_, at) => items[at % items.length]!);

function sideOf(
  { indices, values, k }: TopLists,
  kind: Uint8Array,
  usable: Uint8Array,
  nulls: readonly NullBest[],
  line: number,
): MatchedSide {
  const features = kind.length;
  const similarity = Float32Array.from(kind, (_, i) => values[i * k]!);
  const counts = { none: 0, onesided: 0, split: 0, shared: 0 };
  let n = 0;
  let sum = 0;
  let beyond = 0;
  for (let i = 0; i < features; i++) {
    counts[MATCH_KINDS[kind[i]!]!]++;
    if (!usable[i]) continue;
    n++;
    sum += similarity[i]!;
    if (similarity[i]! > line) beyond++;
  }
  return {
    features,
    unusable: features - n,
    partner: Uint32Array.from(kind, (_, i) => indices[i * k]!),
    similarity,
    kind,
    counts,
    mean: sum / n,
    line,
    beyond: beyond / n,
    nulls,
  };
}

function similaritiesWithin(space: MatchingSpace, { set, members }: Family) {
  const values = space.among(set === 0 ? 1 : 0, members.subarray(0, MOST_MEMBERS));
  return {
    within: values.reduce((sum, value) => sum + value, 0) / values.length,
    least: Math.min(...values),
  };
}

/**
 * The features that are the same in both sets: the partner of each feature of the first set if the two are each other's
 * best partners and beyond the lines of both sides, else −1, `[features of the first set]`.
 */
export const mutualPartners = ([first, second]: Matching['sides']): Int32Array =>
  Int32Array.from(first.partner, (other, i) => {
    if (second.partner[other] !== i) return -1;
    return first.similarity[i]! > first.line && second.similarity[other]! > second.line ? other : -1;
  });
