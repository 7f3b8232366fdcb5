import { DataError } from '../../../../dataset/error.ts';
import { contingency } from '../../../../math/clustering/contingency.ts';
import {
  adjustedMutualInformation,
  entropyOf,
  expectedMutualInformation,
  mutualInformation,
} from '../../../../math/clustering/mutualInformation.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { random } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import { shareSteps } from '../../../../math/work/shareSteps.ts';
import { everyNth, type Steps } from '../../../../math/work/steps.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { leadersAmong } from './nearCopies.ts';

export interface PermutationParameters {
  /** number of draws of the null, at least 1 */
  readonly permutations: number;
  readonly seed: number;
  /** group of each feature, `[features]`: lobes are shuffled within groups; see `frequencyBins`. One group if left out */
  readonly strata?: ArrayLike<number> | null;
  /** family of near copies of each feature, `[features]`: families move as one; see `nearCopies`. No families if left out */
  readonly families?: Int32Array | null;
}

/** How well two clusterings of the same features agree, beside the null of one of them shuffled. */
export interface Agreement {
  /** adjusted mutual information, at most 1 */
  readonly ami: NullFigure;
  /** number of features that both clusterings hold */
  readonly n: number;
  /** the same with one feature of each family of near copies; null if no feature has a near copy */
  readonly collapsed: { readonly ami: NullFigure; readonly n: number } | null;
}

/**
 * Adjusted mutual information of two clusterings beside its permutation null: one of them is shuffled among
 * the features that both hold, within the strata if there are some. Near copies move together: the features of a family get the
 * cluster that its first one gets.
 *
 * @param a  cluster of each feature, −1 for features left out, `[features]`
 * @param b  the same for the other clustering, `[features]`
 * @throws DataError when no feature is in both clusterings
 */
export async function agreement(
  a: Int32Array,
  b: Int32Array,
  parameters: PermutationParameters,
  work: Work,
): Promise<Agreement> {
  const both = membersOfBoth(a, b);
  const leaders = leadersAmong(both, parameters.families);
  const firsts = both.filter((_, place) => leaders[place] === place);
  const copies = firsts.length < both.length;
  const half = copies ? stepOf(work, 0, 0.5) : work;
  return {
    ami: await amongMembers(a, b, both, leaders, parameters, half),
    n: both.length,
    collapsed: copies
      ? {
          ami: await amongMembers(a, b, firsts, leadersAmong(firsts, null), parameters, stepOf(work, 0.5, 1)),
          n: firsts.length,
        }
      : null,
  };
}

/**
 * The first figure of `agreement`, without the features that are left if families are collapsed; one thread of the team
 * computes it.
 *
 * @throws DataError as `agreement`
 */
export async function agreementOfAll(
  a: Int32Array,
  b: Int32Array,
  parameters: PermutationParameters,
  work: Work,
): Promise<NullFigure> {
  const members = membersOfBoth(a, b);
  const leaders = leadersAmong(members, parameters.families);
  const [figure] = await onOneThread({ a, b, parameters }, [{ members, leaders }], work);
  return figure!;
}

/** Draws in a step: some milliseconds. */
const JOINED = 10;

const onOneThread = shareSteps(
  'brain/agreement',
  (
    { a, b, parameters }: { a: Int32Array; b: Int32Array; parameters: PermutationParameters },
    { members, leaders }: { members: readonly number[]; leaders: Uint32Array },
  ) => everyNth(JOINED, drawn(a, b, members, leaders, parameters)),
);

function membersOfBoth(a: Int32Array, b: Int32Array): number[] {
  const both = [...a.keys()].filter((i) => a[i]! >= 0 && b[i]! >= 0);
  if (both.length > 0) return both;
  throw new DataError(
    'Agreement: expected features in both clusterings, found no such feature; leave fewer out.',
  );
}

/** Adjusted mutual information over some features, beside the null that shuffles the leaders of their families. */
async function amongMembers(
  a: Int32Array,
  b: Int32Array,
  members: readonly number[],
  leaders: Uint32Array,
  parameters: PermutationParameters,
  work: Work,
): Promise<NullFigure> {
  const { permutations } = parameters;
  const steps = drawn(a, b, members, leaders, parameters);
  for (let draw = 1; ; draw++) {
    await work.pause();
    const step = steps.next();
    if (step.done) return step.value;
    work.progress(draw / permutations, `permutation ${draw} of ${permutations}`);
  }
}

/** The same in steps, one for each permutation. */
function* drawn(
  a: Int32Array,
  b: Int32Array,
  members: readonly number[],
  leaders: Uint32Array,
  { permutations, seed, strata }: PermutationParameters,
): Steps<NullFigure> {
  const x = Int32Array.from(members, (i) => a[i]!);
  const y = Int32Array.from(members, (i) => b[i]!);
  const firsts = [...members.keys()].filter((place) => leaders[place] === place);
  const groups = placesOfGroups(firsts.map((place) => strata?.[members[place]!] ?? 0));
  // Without families the sizes of the clusters stay, and with them the entropies and the expectation.
  const adjusted = firsts.length === members.length ? adjustedLike(x, y) : adjustedMutualInformation;
  const value = adjusted(x, y);
  const stream = random(seed);
  const dealt = Int32Array.from(firsts, (place) => y[place]!);
  const mixed = y.slice();
  const draws = new Float64Array(permutations);
  for (let draw = 0; draw < permutations; draw++) {
    shuffleWithin(dealt, groups, stream);
    for (let at = 0; at < firsts.length; at++) mixed[firsts[at]!] = dealt[at]!;
    for (let place = 0; place < leaders.length; place++) mixed[place] = mixed[leaders[place]!]!;
    draws[draw] = adjusted(x, mixed);
    yield;
  }
  return besideNull(value, draws);
}

/** The adjusted mutual information of clusterings with the sizes of two given ones: each costs one contingency table. */
function adjustedLike(x: Int32Array, y: Int32Array): (x: Int32Array, y: Int32Array) => number {
  const { rowSums, columnSums } = contingency(x, y);
  const expected = expectedMutualInformation(rowSums, columnSums);
  const range = (entropyOf(rowSums) + entropyOf(columnSums)) / 2 - expected;
  // With one cluster on each side, scikit-learn's adjusted_mutual_info_score is 1.
  const trivial = rowSums.filter(Boolean).length <= 1 && columnSums.filter(Boolean).length <= 1;
  return (first, second) =>
    trivial
      ? 1
      : (mutualInformation(contingency(first, second)) - expected) / Math.max(range, Number.EPSILON);
}
