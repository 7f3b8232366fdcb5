import { DataError } from '../../../../dataset/error.ts';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { featuresWithPhi, phiWithinGroups } from '../../../../math/affinity/phiWithin.ts';
import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { blockCounts, type Firings } from '../../../../math/matrices/firings.ts';
import { takeBlocks } from '../../../../math/matrices/takeBlocks.ts';
import { random, shuffle, type Random } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import { maximumStatistic } from '../../../../math/statistics/nulls/maximumStatistic.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { silent } from '../../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { covariateStrata } from '../geometry/strata.ts';
import { lobes, type LobesParameters } from '../lobes/lobes.ts';

/** A figure, corrected for the number of figures of all folds. */
export interface HeldOutFigure extends NullFigure {
  readonly correctedP: number | null;
}

/** Lobes made without some categories of documents, tested on the blocks of these categories. */
export interface HeldOutFold {
  /** the categories held out, ascending */
  readonly categories: readonly number[];
  /** blocks of these categories, and blocks that the lobes are made of */
  readonly blocks: number;
  readonly made: number;
  /** features compared: clustered, and firing in some of the blocks held out and not in all */
  readonly n: number;
  /** mean phi in the blocks held out of features of one lobe, less that of features of different lobes */
  readonly cofiring: HeldOutFigure;
  /** adjusted mutual information with the lobes made of the blocks held out */
  readonly ami: HeldOutFigure;
}

/** Every category is held out once. */
export interface HeldOut {
  readonly folds: readonly HeldOutFold[];
  readonly draws: number;
}

/** Categories held out together, about. */
const TOGETHER = 4;

/**
 * Whether lobes hold in categories of documents that they were not made of. The categories are dealt to folds of about four
 * (each by itself if there are no more than four). For each fold, lobes are made of the blocks of the other categories, and in the
 * blocks held out the mean phi of features of one lobe is compared with that of features of different lobes; the lobes made of
 * these blocks are compared with them, too. The null permutes the lobes among features that fire in about as many blocks on both
 * sides (8 × 8 bins). All figures of all folds are corrected by the maximum statistic (Westfall & Young 1993).
 *
 * @param categories  number of categories
 * @throws DataError when blocks carry no category or only one, and as `lobes`
 */
export async function heldOut(
  firings: BlockFirings,
  categories: number,
  { draws, ...parameters }: LobesParameters & { readonly draws: number },
  work: Work,
): Promise<HeldOut> {
  const { category } = firings;
  const present = Array.from({ length: categories }, (_, c) => c).filter((c) => category?.includes(c));
  if (!category || present.length < 2) {
    throw new DataError(
      `Held-out categories: expected blocks of at least 2 categories, found ${present.length}; use firings with a category for each block.`,
    );
  }
  const stream = random(parameters.seed);
  const folds = foldsOf(present, stream);
  const found: OwnFold[] = [];
  for (const [f, fold] of folds.entries()) {
    const step = stepOf(work, f / folds.length, (f + 1) / folds.length);
    found.push(await foldOf(firings, category, fold, { draws, ...parameters }, stream, step));
  }
  // One row of figures for each draw: those of the first fold, those of the second, …
  const rows = Array.from({ length: draws }, (_, d) =>
    found.flatMap(({ drawn }) => [drawn.cofiring[d]!, drawn.ami[d]!]),
  );
  const { p } = maximumStatistic(
    found.flatMap(({ cofiring, ami }) => [cofiring, ami]),
    rows,
  );
  return {
    draws,
    folds: found.map(({ drawn, cofiring, ami, ...fold }, f) => ({
      ...fold,
      cofiring: { ...besideNull(cofiring, drawn.cofiring), correctedP: p[2 * f]! },
      ami: { ...besideNull(ami, drawn.ami), correctedP: p[2 * f + 1]! },
    })),
  };
}

function foldsOf(categories: readonly number[], stream: Random): number[][] {
  const count =
    categories.length <= TOGETHER ? categories.length : Math.max(2, Math.ceil(categories.length / TOGETHER));
  const folds: number[][] = Array.from({ length: count }, () => []);
  shuffle([...categories], stream).forEach((category, i) => folds[i % count]!.push(category));
  return folds.map((fold) => fold.sort((a, b) => a - b));
}

interface OwnFold extends Omit<HeldOutFold, 'cofiring' | 'ami'> {
  readonly cofiring: number;
  readonly ami: number;
  readonly drawn: { readonly cofiring: Float64Array; readonly ami: Float64Array };
}

async function foldOf(
  firings: Firings,
  category: Uint8Array,
  fold: readonly number[],
  { draws, ...parameters }: LobesParameters & { readonly draws: number },
  stream: Random,
  work: Work,
): Promise<OwnFold> {
  const blocks = [...category.keys()];
  const rest = takeBlocks(
    firings,
    blocks.filter((b) => !fold.includes(category[b]!)),
  );
  const held = takeBlocks(
    firings,
    blocks.filter((b) => fold.includes(category[b]!)),
  );
  work.progress(0, 'lobes without some categories');
  const { labels } = await lobes({ firings: rest }, parameters, silent(work));
  work.progress(0.3, 'lobes of the categories held out');
  const { labels: theirs } = await lobes({ firings: held }, parameters, silent(work));
  const members = featuresWithPhi(held).filter((i) => labels[i]! >= 0);
  const [there, here] = [blockCounts(rest), blockCounts(held)].map((fired) =>
    Float64Array.from(members, (i) => fired[i]!),
  );
  const groups = placesOfGroups(covariateStrata([there!, here!]));
  const within = phiWithinGroups(held, members);
  const other = Int32Array.from(members, (i) => theirs[i]!);
  const own = Int32Array.from(members, (i) => labels[i]!);
  const mixed = own.slice();
  const drawn = { cofiring: new Float64Array(draws), ami: new Float64Array(draws) };
  for (let draw = 0; draw < draws; draw++) {
    await work.pause();
    work.progress(0.6 + (0.4 * draw) / draws, `permutation ${draw + 1} of ${draws}`);
    shuffleWithin(mixed, groups, stream);
    drawn.cofiring[draw] = within(mixed);
    drawn.ami[draw] = adjustedMutualInformation(mixed, other);
  }
  return {
    categories: fold,
    blocks: held.blocks,
    made: rest.blocks,
    n: members.length,
    cofiring: within(own),
    ami: adjustedMutualInformation(own, other),
    drawn,
  };
}
