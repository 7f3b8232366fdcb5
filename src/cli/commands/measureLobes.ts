import type { Dataset } from '../../dataset/dataset.ts';
import { silent } from '../../math/work/silent.ts';
import { blockCounts } from '../../math/matrices/firings.ts';
import type { NullFigure } from '../../math/statistics/nullFigure.ts';
import { stepOf, type Work } from '../../math/work/work.ts';
import { isGeometry } from '../../scales/brain/analysis/affinities.ts';
import { categoryTable } from '../../scales/brain/analysis/categories.ts';
import { canClassify } from '../../scales/brain/analysis/classifier.ts';
import { BRAIN_DEFAULTS } from '../../scales/brain/analysis/defaults.ts';
import { degenerateLobes } from '../../scales/brain/analysis/degenerate.ts';
import { partsOf } from '../../scales/brain/analysis/layerData.ts';
import type { Lobes } from '../../scales/brain/analysis/lobes.ts';
import { classifierReport, geometryReport, stabilityReport } from '../../scales/brain/analysis/reports.ts';
import type { LobesRequest, Remember } from '../../scales/brain/analysis/request.ts';
import { stabilityVerdict } from '../../scales/brain/analysis/stability.ts';

export const MEASURES = ['geometry', 'classifier', 'categories', 'stability'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Measuring {
  readonly found: Lobes;
  readonly request: LobesRequest;
  readonly asked: ReadonlySet<Measure>;
  readonly permutations: number;
  readonly fits: number;
  readonly samples: number;
}

/** What the lobes are worth: each measure that was asked for and that the layer has the data for. */
export async function measureLobes(
  dataset: Dataset,
  { found, request, asked, permutations, fits, samples }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  if (asked.size === 0) return {};
  const { labels, sizes } = found;
  const has = partsOf(dataset, request.layer);
  const firings = has.firings ? await dataset.firings(request.layer) : null;
  const names = dataset.info.categories;
  const table =
    asked.has('categories') && firings
      ? await categoryTable(firings, names.length, labels, sizes.length, silent(work))
      : null;
  const geometry =
    asked.has('geometry') && has.decoder
      ? await geometryReport(
          dataset,
          { ...request, permutations, by: BRAIN_DEFAULTS.geometry },
          stepOf(work, 0, 0.2),
          remember,
        )
      : null;
  const classified =
    asked.has('classifier') && has.decoder && canClassify(sizes)
      ? await classifierReport(dataset, { ...request, permutations: fits }, stepOf(work, 0.2, 0.5), remember)
      : null;
  // Other blocks give the same lobes of directions.
  const stable =
    asked.has('stability') && firings && !isGeometry(request.affinity)
      ? await stabilityReport(
          dataset,
          { ...request, samples, nulls: BRAIN_DEFAULTS.nulls },
          stepOf(work, 0.5, 1),
          remember,
        )
      : null;
  const degenerate = firings && degenerateLobes(labels, sizes, blockCounts(firings));
  return {
    ...(table && { categories: { names, ...table } }),
    ...(geometry && { geometry: { ami: geometry.ami.value, n: geometry.n, ...beside(geometry.ami) } }),
    ...(classified && {
      classifier: {
        balancedAccuracy: classified.balancedAccuracy.value,
        error: classified.error,
        ...beside(classified.balancedAccuracy),
        train: classified.train,
        test: classified.test,
        lobesTested: classified.lobesTested,
        converged: classified.converged,
      },
    }),
    ...(stable && {
      stability: {
        ami: stable.ami.value,
        sd: stable.sd,
        samples: stable.samples,
        ...beside(stable.ami),
        verdict: stabilityVerdict(stable).sentence,
        consistency: stable.consistency,
      },
    }),
    ...(degenerate && { degenerate }),
  };
}

/** The null of a figure, with its draws counted instead of listed. */
function beside({ null: { mean, sd, samples }, z, p }: NullFigure) {
  return { null: { mean, sd, draws: samples.length }, z, p };
}
