import { halfSquareBounds } from '../../../../math/affinity/halfSquare.ts';
import type { Counts } from '../../../../math/kernels/interface.ts';
import { kernels } from '../../../../math/kernels/kernels.ts';
import { pairMoments, type PairMoments } from '../../../../math/margins/pairMoments.ts';
import { rowStart } from '../../../../math/matrices/cooccurrence.ts';
import {
  countLogP,
  discoveryThreshold,
  emptyLogPCounts,
  type LogPCounts,
} from '../../../../math/statistics/nulls/falseDiscovery.ts';
import { withParts, type LentParts } from '../../../../math/work/parts.ts';
import { resident } from '../../../../math/work/resident.ts';
import { defineTask, type TaskHandle } from '../../../../math/work/team.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import {
  addStrongest,
  join,
  nothingCollected,
  strongest,
  type Collected,
  type FoundPair,
} from './collected.ts';
import type { TogetherModel } from './model.ts';
import { pairLogP } from './pairTest.ts';

/** Which of the discoveries are collected. */
export interface Wanted {
  /** a pair is far if it is at least this many times as frequent as expected, or as rare */
  readonly ratio: number;
  /** number of pairs listed at most, of each kind */
  readonly most: number;
  /** a pair is nested if the rarer fires with the other in at least this share of its blocks … */
  readonly share: number;
  /** … and the other with it in at most this share of its own */
  readonly reverse: number;
}

/** A member's share of the pairs: its rows against all later ones. */
interface Part {
  readonly model: TogetherModel;
  readonly from: number;
  readonly to: number;
  /** the next row */
  next: number;
  counts: LogPCounts;
  collected: Collected;
}

/** What is done with each pair that is not near its mean. */
type Visit = (pair: FoundPair) => void;

/** Rows of a tile of counts. */
const TALL = 32;
/** Pairs between pauses: some tens of milliseconds. */
const BATCH = 5e5;

/** The parts of one thread have their firings in common, so one counter serves them all. */
const counters = resident(
  'brain/together/release',
  ({ model }: Part) => kernels().cooccurrence(model.firings),
  (counter) => counter.free(),
  ({ model }) => model.firings,
);

/** Visits the pairs of the next rows; returns the number of pairs passed in all. */
function visitRows(part: Part, visit: Visit): number {
  const { model, from, to } = part;
  const n = model.order.length;
  const goal = rowStart(part.next, n) + BATCH;
  while (part.next < to && rowStart(part.next, n) < goal) {
    const first = part.next;
    const end = Math.min(to, first + TALL);
    let moments: PairMoments | null = null;
    counters.of(part).counts(first, end, first, n, (i, counts) => {
      const own = model.classOf[i]!;
      if (!moments || model.classOf[i - 1] !== own) moments = pairMoments(model.pairs, own, own);
      visitRow(model, i, moments, counts.subarray(i - first), visit);
    });
    part.next = end;
  }
  return rowStart(part.next, n) - rowStart(from, n);
}

/** Visits the pairs of one row with later features, as far as they are not near their mean; `counts` begin with the row's own. */
function visitRow(
  { classOf, fired }: TogetherModel,
  i: number,
  { mean: means, variance: variances }: PairMoments,
  counts: Counts,
  visit: Visit,
): void {
  const [own, most] = [classOf[i]!, fired[i]!];
  for (let j = i + 1; j < classOf.length; j++) {
    const [mean, variance] = [means[classOf[j]! - own]!, variances[classOf[j]! - own]!];
    const both = counts[j - i]!;
    const logP = pairLogP(both, mean, variance, most);
    if (logP === null) continue;
    visit({
      i,
      j,
      both,
      mean,
      variance,
      logP,
    });
  }
}

const restartTask = defineTask('brain/together/restart', (part: Part, most: number) => {
  part.next = part.from;
  part.counts = emptyLogPCounts();
  part.collected = nothingCollected(part.model.order.length, most);
});

const countTask = defineTask('brain/together/count', (part: Part, _: null) =>
  visitRows(part, ({ logP }) => countLogP(part.counts, logP)),
);

const countsTask = defineTask('brain/together/counts', (part: Part, _: null) => part.counts);

const collectTask = defineTask(
  'brain/together/collect',
  (part: Part, { threshold, wanted }: { readonly threshold: number; readonly wanted: Wanted }) =>
    visitRows(part, (pair) => {
      if (pair.logP <= threshold) collect(part.collected, pair, part.model, wanted);
    }),
);

function collect(into: Collected, pair: FoundPair, { fired, always }: TogetherModel, wanted: Wanted): void {
  const { i, j, both, mean } = pair;
  const more = both > mean;
  if (more) into.together++;
  else into.apart++;
  const ratio = (both + always) / (mean + always);
  if (more ? ratio >= wanted.ratio : ratio <= 1 / wanted.ratio) {
    into.far++;
    const degrees = more ? into.partners : into.strangers;
    degrees[i]!++;
    degrees[j]!++;
    addStrongest(into.pairs, pair);
    if (more) join(into.joined, i, j);
  }
  if (!more || ratio < wanted.ratio || fired[i] === fired[j]) return;
  if (both + always < wanted.share * (fired[i]! + always)) return;
  if (both + always > wanted.reverse * (fired[j]! + always)) return;
  into.nestedCount++;
  addStrongest(into.nested, pair);
}

const collectedTask = defineTask('brain/together/collected', (part: Part, _: null) => part.collected);

/** What a scan finds. */
export interface Scanned extends Collected {
  /** number of pairs tested */
  readonly tests: number;
  /** ln of the largest p that is a discovery; −∞ if none is */
  readonly threshold: number;
}

/**
 * Tests all pairs twice: first only to count p values, from which the threshold of the false-discovery rate is found; then to
 * collect what is below it. No table of pairs is kept.
 *
 * @param level  the false-discovery rate, in (0, 0.1]
 */
export async function scanPairs(
  model: TogetherModel,
  level: number,
  wanted: Wanted,
  work: Work,
): Promise<Scanned> {
  const n = model.order.length;
  const tests = (n * (n - 1)) / 2;
  const bounds = halfSquareBounds(n, work.team.size);
  const parts = Array.from({ length: work.team.size }, (_, m): Part => ({
    model,
    from: bounds[m]!,
    to: bounds[m + 1]!,
    next: bounds[m]!,
    counts: new Float64Array(),
    collected: nothingCollected(0, wanted.most),
  }));
  return withParts(
    work.team,
    parts,
    async (lent) => {
      await lent.each(restartTask, wanted.most);
      await pass(lent, countTask, null, n, 'testing pairs', stepOf(work, 0, 0.5));
      const counts = sum(await lent.each(countsTask, null));
      const threshold = discoveryThreshold(counts, tests, level);
      await lent.each(restartTask, wanted.most);
      const collecting = { threshold, wanted };
      await pass(lent, collectTask, collecting, n, 'collecting pairs', stepOf(work, 0.5, 1));
      return { tests, threshold, ...merged(await lent.each(collectedTask, null), n, wanted.most) };
    },
    counters.release,
  );
}

/** Runs a task over all rows from the first on. */
async function pass<Argument>(
  lent: LentParts<Part>,
  task: TaskHandle<Part, Argument, number>,
  argument: Argument,
  n: number,
  text: string,
  work: Work,
): Promise<void> {
  const all = (n * (n + 1)) / 2;
  for (let done = 0; done < all;) {
    await work.pause();
    done = (await lent.each(task, argument)).reduce((total, pairs) => total + pairs, 0);
    work.progress(done / all, `${text}, ${Math.floor((100 * done) / all)} %`);
  }
}

function sum(all: readonly LogPCounts[]): LogPCounts {
  const total = all[0]!.slice();
  for (const counts of all.slice(1)) counts.forEach((count, bin) => (total[bin]! += count));
  return total;
}

function merged(all: readonly Collected[], n: number, most: number): Collected {
  const into = nothingCollected(n, most);
  for (const one of all) {
    into.together += one.together;
    into.apart += one.apart;
    into.far += one.far;
    into.nestedCount += one.nestedCount;
    for (const pair of one.pairs.list) addStrongest(into.pairs, pair);
    for (const pair of one.nested.list) addStrongest(into.nested, pair);
    for (let i = 0; i < n; i++) {
      into.partners[i]! += one.partners[i]!;
      into.strangers[i]! += one.strangers[i]!;
      join(into.joined, i, one.joined[i]!);
    }
  }
  strongest(into.pairs.list, into.pairs.most);
  strongest(into.nested.list, into.nested.most);
  return into;
}
