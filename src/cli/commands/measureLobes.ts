import type { BlockFirings } from '../../dataset/dataset.ts';
import type { Matrix } from '../../math/matrices/matrix.ts';
import type { NullFigure } from '../../math/statistics/nullFigure.ts';
import { silent } from '../../math/work/silent.ts';
import { stepOf, type Work } from '../../math/work/work.ts';
import {
  agreement,
  categoryTable,
  classifier,
  degenerateLobes,
  lobes,
  stability,
  stabilityVerdict,
  type Lobes,
  type LobesParameters,
} from '../../scales/brain/analysis/index.ts';
import { blockCounts } from '../../math/matrices/firings.ts';

export const MEASURES = ['geometry', 'classifier', 'categories', 'stability'] as const;
export type Measure = (typeof MEASURES)[number];

/** What a layer offers to measure its lobes by. */
export interface MeasuredBy {
  readonly firings: BlockFirings | null;
  readonly decoder: Matrix | null;
  readonly categories: readonly string[];
}

export interface MeasureRequest {
  readonly found: Lobes;
  readonly parameters: LobesParameters;
  readonly asked: ReadonlySet<Measure>;
  readonly permutations: number;
  readonly fits: number;
  readonly samples: number;
}

/** Worlds of independent firings beside so many bootstrap samples. */
const NULLS = 5;

/** What the lobes are worth: each measure that was asked for and that the layer has the data for. */
export async function measureLobes(
  { firings, decoder, categories }: MeasuredBy,
  { found, parameters, asked, permutations, fits, samples }: MeasureRequest,
  work: Work,
): Promise<object> {
  const { labels, sizes } = found;
  const { seed } = parameters;
  const table =
    asked.has('categories') && firings
      ? await categoryTable(firings, categories.length, labels, sizes.length, silent(work))
      : null;
  const geometry = asked.has('geometry') && decoder ? await againstGeometry() : null;
  const told =
    asked.has('classifier') && decoder && sizes.filter((size) => size >= 3).length > 1
      ? await classifier(decoder, labels, { permutations: fits, seed }, stepOf(work, 0.2, 0.5))
      : null;
  const stable =
    asked.has('stability') && firings
      ? await stability(firings, labels, { ...parameters, samples, nulls: NULLS }, stepOf(work, 0.5, 1))
      : null;
  const degenerate = firings && degenerateLobes(labels, sizes, blockCounts(firings));
  return {
    ...(table && { categories: { names: categories, ...table } }),
    ...(geometry && { geometry: { ami: geometry.ami.value, n: geometry.n, ...beside(geometry.ami) } }),
    ...(told && {
      classifier: {
        ...{ balancedAccuracy: told.balancedAccuracy.value, error: told.error },
        ...beside(told.balancedAccuracy),
        ...{ train: told.train, test: told.test, lobesTested: told.lobesTested, converged: told.converged },
      },
    }),
    ...(stable && {
      stability: {
        ...{ ami: stable.ami.value, sd: stable.sd, samples: stable.samples },
        ...beside(stable.ami),
        verdict: stabilityVerdict(stable).sentence,
        consistency: stable.consistency,
      },
    }),
    ...(degenerate && { degenerate }),
  };

  async function againstGeometry() {
    const geometry = { ...parameters, affinity: 'cosine' } as const;
    const input = { decoder: decoder!, ...(firings && { firings }) };
    const own = await lobes(input, geometry, stepOf(work, 0, 0.15));
    return agreement(labels, own.labels, { permutations, seed }, stepOf(work, 0.15, 0.2));
  }
}

/** The null of a figure, with its draws counted instead of listed. */
function beside({ null: { mean, sd, samples }, z, p }: NullFigure) {
  return { null: { mean, sd, draws: samples.length }, z, p };
}
