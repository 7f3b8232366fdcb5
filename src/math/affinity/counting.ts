import { rowStart } from '../matrices/cooccurrence.ts';
import type { Firings } from '../matrices/firings.ts';
import type { CooccurrenceKernel } from '../kernels/interface.ts';
import { kernels } from '../kernels/kernels.ts';
import { holdParts, type HeldParts, type LentParts } from '../work/parts.ts';
import { resident } from '../work/resident.ts';
import { defineTask, runTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import { dealtStrips, pairsIn, type HalfSquarePart, type RowSpan, type Strip } from './halfSquare.ts';

/** A member's share of the counting: all firings, and its rows of counts. */
interface Part extends HalfSquarePart {
  /** the rows of its strips */
  readonly spans: readonly RowSpan[];
  /** null after the last row */
  firings: Firings | null;
  /** whether 16 bits hold every count */
  readonly short: boolean;
}

/** A part that has rows to count. */
type Counting = Part & { firings: Firings };

/** The parts of one thread have their firings in common, so one counter serves them all. */
const counters = resident(
  'affinity/counting/release',
  ({ firings }: Counting) => kernels().cooccurrence(firings),
  (kernel) => kernel.free(),
  ({ firings }) => firings,
);

const isCounting = (part: Part): part is Counting => part.firings !== null;

/**
 * Counts the member's next strips for a few tens of milliseconds.
 *
 * @param pairs  to count at least, unless fewer remain
 * @returns the number of pairs that the member has counted by now
 */
const countTask = defineTask('affinity/counting/count', (part: Part, pairs: number) => {
  const { n, spans, strips } = part;
  for (let counted = 0; counted < pairs && strips.length < spans.length && isCounting(part);) {
    const strip = newStrip(part, spans[strips.length]!);
    countStrip(counters.of(part), n, strip);
    strips.push(strip);
    counted += pairsIn(strip, n);
  }
  if (strips.length === spans.length) finish(part);
  return strips.reduce((sum, strip) => sum + pairsIn(strip, n), 0);
});

function newStrip({ n, short }: Part, span: RowSpan): Strip {
  const length = pairsIn(span, n);
  return { ...span, values: short ? new Uint16Array(length) : new Uint32Array(length) };
}

function countStrip(kernel: CooccurrenceKernel, n: number, { from, to, values }: Strip): void {
  kernel.counts(from, to, from, n, (i, counts) => {
    values.set(counts.subarray(i - from), rowStart(i, n) - rowStart(from, n));
  });
}

function finish(part: Part): void {
  if (isCounting(part)) runTask(counters.release.name, part, null);
  part.firings = null;
}

const finishTask = defineTask('affinity/counting/finish', (part: Part, _: null) => finish(part));

/** Pairs counted between pauses. */
const BATCH = 2 ** 21;

/**
 * Counts the blocks in which each pair of features fires together. The team shares the rows and keeps the counts: 16
 * bits a pair (32 if a feature fires in more than 65,535 blocks) over half the square.
 *
 * @param most  the largest number of blocks in which a feature fires
 * @returns the half square, lent to the team
 * @throws CancelledError when the work is cancelled; nothing is kept then
 */
export async function countPairs(
  firings: Firings,
  most: number,
  work: Work,
): Promise<HeldParts<HalfSquarePart>> {
  const { team } = work;
  const { features: n } = firings;
  const parts = dealtStrips(n, team.size).map((spans): Part => ({
    n,
    spans,
    strips: [],
    short: most <= 0xffff,
    firings,
  }));
  return holdParts(team, parts, {
    release: finishTask,
    prepare: (lent) => countAll(n, lent, work),
  });
}

async function countAll(n: number, parts: LentParts<Part>, work: Work): Promise<void> {
  const all = (n * (n + 1)) / 2;
  for (let counted = 0; counted < all;) {
    await work.pause();
    counted = (await parts.each(countTask, BATCH)).reduce((sum, pairs) => sum + pairs, 0);
    const percent = Math.floor((100 * counted) / all);
    work.progress(counted / all, `counting which features fire together, ${percent} %`);
  }
}
