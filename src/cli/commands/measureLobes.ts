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
import { categoriesVerdict } from '../../scales/brain/analysis/beyondCategories.ts';
import {
  categoryNullReport,
  classifierReport,
  geometryReport,
  stabilityReport,
} from '../../scales/brain/analysis/reports.ts';
import type { LobesRequest, Remember } from '../../scales/brain/analysis/request.ts';
import { stabilityVerdict } from '../../scales/brain/analysis/stability.ts';
import { classifierVerdict, geometryVerdict, givenP } from '../../scales/brain/analysis/verdicts.ts';
import type { Measure } from '../measures.ts';

/** Lobes, their parameters, the measures to take, and the draws of their nulls. */
export interface Measuring {
  readonly found: Lobes;
  readonly request: LobesRequest;
  readonly measures: ReadonlySet<Measure>;
  readonly permutations: number;
  readonly fits: number;
  readonly samples: number;
}

/** Computes each requested measure of the lobes' quality for which the layer has the data. */
export async function measureLobes(
  dataset: Dataset,
  { found, request, measures, permutations, fits, samples }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  if (measures.size === 0) return {};
  const { labels, sizes } = found;
  const has = partsOf(dataset, request.layer);
  const firings = has.firings ? await dataset.firings(request.layer) : null;
  const names = dataset.info.categories;
  const table =
    measures.has('categories') && firings
      ? await categoryTable(firings, names.length, labels, sizes.length, silent(work))
      : null;
  const nulls =
    table &&
    (await categoryNullReport(
      dataset,
      { ...request, shuffles: BRAIN_DEFAULTS.shuffles },
      silent(work),
      remember,
    ));
  const geometry =
    measures.has('geometry') && has.decoder
      ? await geometryReport(
          dataset,
          { ...request, permutations, by: BRAIN_DEFAULTS.geometry },
          stepOf(work, 0, 0.2),
          remember,
        )
      : null;
  const classified =
    measures.has('classifier') && has.decoder && canClassify(sizes)
      ? await classifierReport(dataset, { ...request, permutations: fits }, stepOf(work, 0.2, 0.5), remember)
      : null;
  // Lobes by geometry do not depend on the blocks: resampling blocks cannot change them.
  const stable =
    measures.has('stability') && firings && !isGeometry(request.affinity)
      ? await stabilityReport(
          dataset,
          { ...request, samples, nulls: BRAIN_DEFAULTS.nulls },
          stepOf(work, 0.5, 1),
          remember,
        )
      : null;
  const degenerate = firings && degenerateLobes(labels, sizes, blockCounts(firings));
  return {
    ...(table && {
      categories: {
        names,
        ...table,
        ...(nulls && { null: nulls, verdict: categoriesVerdict(table, nulls) }),
      },
    }),
    ...(geometry && {
      geometry: {
        ami: geometry.ami.value,
        n: geometry.n,
        ...beside(geometry.ami),
        ...(geometry.collapsed && {
          collapsed: {
            ami: geometry.collapsed.ami.value,
            n: geometry.collapsed.n,
            ...beside(geometry.collapsed.ami),
          },
        }),
        verdict: geometryVerdict(geometry),
      },
    }),
    ...(classified && {
      classifier: {
        balancedAccuracy: classified.balancedAccuracy.value,
        error: classified.error,
        ...beside(classified.balancedAccuracy),
        train: classified.train,
        test: classified.test,
        lobesTested: classified.lobesTested,
        converged: classified.converged,
        verdict: classifierVerdict(classified),
      },
    }),
    ...(stable && {
      stability: {
        ami: stable.ami.value,
        sd: stable.sd,
        samples: stable.samples,
        ...beside(stable.ami),
        lobes: stable.lobes,
        shown: stable.shown,
        more: stable.more,
        units: stable.units,
        verdict: stabilityVerdict(stable).sentence,
        consistency: stable.consistency,
      },
    }),
    ...(degenerate && { degenerate }),
  };
}

/** The null of a figure, with the number of its draws instead of the draws. */
function beside(figure: NullFigure) {
  const { null: nulls, z } = figure;
  return { null: { mean: nulls.mean, sd: nulls.sd, draws: nulls.samples.length }, z, p: givenP(figure) };
}
