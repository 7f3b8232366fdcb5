import type { Dataset } from '../../dataset/dataset.ts';
import { silent } from '../../math/work/silent.ts';
import { blockCounts } from '../../math/matrices/firings.ts';
import { stepOf, type Work } from '../../math/work/work.ts';
import { isGeometry } from '../../scales/brain/analysis/affinities.ts';
import { categoryTable } from '../../scales/brain/analysis/categories.ts';
import { canClassify } from '../../scales/brain/analysis/classifier.ts';
import { BRAIN_DEFAULTS } from '../../scales/brain/analysis/defaults.ts';
import { degenerateLobes } from '../../scales/brain/analysis/degenerate.ts';
import { partsOf } from '../../scales/brain/analysis/layerData.ts';
import { categoriesVerdict } from '../../scales/brain/analysis/beyondCategories.ts';
import {
  categoryNullReport,
  classifierReport,
  geometryReport,
  stabilityReport,
} from '../../scales/brain/analysis/reports.ts';
import type { Remember } from '../../scales/brain/analysis/request.ts';
import { stabilityVerdict } from '../../scales/brain/analysis/stability.ts';
import {
  baselineSentence,
  classifierVerdict,
  geometryVerdict,
} from '../../scales/brain/analysis/verdicts.ts';
import { beside } from './beside.ts';
import type { Measuring } from './measuring.ts';
import { measureControls } from './measureControls.ts';

/** Computes each requested measure of the lobes' quality for which the layer has the data. */
export async function measureLobes(
  dataset: Dataset,
  measuring: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const { found, request, measures, permutations, fits, samples, hold } = measuring;
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
          { ...request, permutations, by: BRAIN_DEFAULTS.geometry, hold },
          stepOf(work, 0, 0.2),
          remember,
        )
      : null;
  const classified =
    measures.has('classifier') && has.decoder && canClassify(sizes)
      ? await classifierReport(
          dataset,
          { ...request, permutations: fits, hold },
          stepOf(work, 0.2, 0.5),
          remember,
        )
      : null;
  // Lobes by geometry do not depend on the blocks: resampling blocks cannot change them.
  const stable =
    measures.has('stability') && firings && !isGeometry(request.affinity)
      ? await stabilityReport(
          dataset,
          { ...request, samples, nulls: BRAIN_DEFAULTS.nulls },
          stepOf(work, 0.5, 0.8),
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
        held: hold,
        verdict: geometryVerdict(geometry, hold),
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
        held: hold,
        baseline: classified.baseline,
        verdict: [classifierVerdict(classified, hold), baselineSentence(classified)]
          .filter(Boolean)
          .join(' '),
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
    ...(await measureControls(dataset, measuring, stepOf(work, 0.8, 1), remember)),
    ...(degenerate && { degenerate }),
  };
}
