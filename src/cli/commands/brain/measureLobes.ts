import type { BlockFirings, Dataset } from '../../../dataset/dataset.ts';
import { silent } from '../../../math/work/silent.ts';
import { blockCounts } from '../../../math/matrices/firings.ts';
import type { NullFigure } from '../../../math/statistics/nulls/nullFigure.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { isGeometry } from '../../../scales/brain/analysis/affinities/affinities.ts';
import { canClassify, type Classifier } from '../../../scales/brain/analysis/geometry/classifier.ts';
import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import { degenerateLobes } from '../../../scales/brain/analysis/lobes/degenerate.ts';
import { partsOf } from '../../../scales/brain/analysis/layerData.ts';
import { categoriesVerdict } from '../../../scales/brain/analysis/categories/beyondCategories.ts';
import {
  categoryNullReport,
  classifierReport,
  geometryReport,
  stabilityReport,
} from '../../../scales/brain/analysis/reports.ts';
import { categoriesOf } from '../../../scales/brain/analysis/lobes/report.ts';
import type { Remember } from '../../../scales/brain/analysis/request.ts';
import { stabilityVerdict } from '../../../scales/brain/analysis/stability/stability.ts';
import {
  baselineSentence,
  classifierVerdict,
  geometryVerdict,
} from '../../../scales/brain/analysis/geometry/verdicts.ts';
import { PUBLISHED_NOTES } from '../../../scales/shared/published/notes.ts';
import type { Measure, Measuring } from '../../measures.ts';
import { beside } from '../beside.ts';
import { measureControls } from './measureControls.ts';
import { classifierAsPublished, geometryAsPublished } from './measurePublished.ts';

/** Computes each requested measure of the lobes' quality for which the layer has the data. */
export async function measureLobes(
  dataset: Dataset,
  measuring: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const { found, request, measures } = measuring;
  if (measures.size === 0) return {};
  const has = partsOf(dataset, request.layer);
  const firings = has.firings ? await dataset.firings(request.layer) : null;
  const asked = async (measure: Measure, possible: boolean | undefined, find: () => Promise<object | null>) =>
    measures.has(measure) && possible ? find() : null;
  const { asPublished } = request;
  const categories = await asked('categories', firings !== null, () =>
    categoriesMeasure(dataset, firings!, measuring, silent(work), remember),
  );
  const geometry = await asked('geometry', has.decoder, () =>
    (asPublished ? geometryAsPublished : geometryMeasure)(dataset, measuring, stepOf(work, 0, 0.2), remember),
  );
  const classifier = await asked('classifier', has.decoder && canClassify(found.sizes), () =>
    (asPublished ? classifierAsPublished : classifierMeasure)(
      dataset,
      measuring,
      stepOf(work, 0.2, 0.5),
      remember,
    ),
  );
  // Lobes by geometry do not depend on the blocks: resampling blocks cannot change them.
  const stability = await asked('stability', firings !== null && !isGeometry(request.affinity), () =>
    stabilityMeasure(dataset, measuring, stepOf(work, 0.5, 0.8), remember),
  );
  const degenerate = firings && degenerateLobes(found.labels, found.sizes, blockCounts(firings));
  const controls = await measureControls(dataset, measuring, stepOf(work, 0.8, 1), remember);
  const all = { categories, geometry, classifier, stability, ...controls, degenerate };
  return Object.fromEntries(Object.entries(all).filter(([, measure]) => measure !== null));
}

async function categoriesMeasure(
  dataset: Dataset,
  firings: BlockFirings,
  { found, request }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object | null> {
  const table = await categoriesOf(dataset, firings, found, work);
  if (!table) return null;
  const { shuffles } = BRAIN_DEFAULTS;
  const nulls = await categoryNullReport(dataset, { ...request, shuffles }, work, remember);
  return {
    names: dataset.info.categories,
    ...table,
    ...(nulls && { null: nulls, verdict: categoriesVerdict(table, nulls) }),
    ...(request.asPublished && { note: PUBLISHED_NOTES.documentTypes }),
  };
}

async function geometryMeasure(
  dataset: Dataset,
  { request, permutations, by, hold }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const geometry = await geometryReport(dataset, { ...request, permutations, by, hold }, work, remember);
  const figure = ({ ami, n }: { readonly ami: NullFigure; readonly n: number }) => ({
    ami: ami.value,
    n,
    ...beside(ami),
  });
  return {
    ...figure(geometry),
    by,
    ...(geometry.collapsed && { collapsed: figure(geometry.collapsed) }),
    held: hold,
    verdict: geometryVerdict(geometry, hold),
  };
}

async function classifierMeasure(
  dataset: Dataset,
  { request, fits, hold }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const classified = await classifierReport(
    dataset,
    { ...request, permutations: fits, hold },
    work,
    remember,
  );
  const figure = ({
    balancedAccuracy,
    error,
    train,
    test,
    lobesTested,
    converged,
    baseline,
  }: Classifier) => ({
    balancedAccuracy: balancedAccuracy.value,
    error,
    ...beside(balancedAccuracy),
    train,
    test,
    lobesTested,
    converged,
    baseline,
  });
  return {
    ...figure(classified),
    ...(classified.collapsed && { collapsed: figure(classified.collapsed) }),
    held: hold,
    verdict: [classifierVerdict(classified, hold), baselineSentence(classified)].filter(Boolean).join(' '),
  };
}

async function stabilityMeasure(
  dataset: Dataset,
  { request, samples }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const { nulls } = BRAIN_DEFAULTS;
  const stable = await stabilityReport(dataset, { ...request, samples, nulls }, work, remember);
  return {
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
  };
}
