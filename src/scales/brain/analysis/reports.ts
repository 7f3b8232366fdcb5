import type { Dataset } from '../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { affinityAgreement, type AffinityAgreement } from './lobes/affinityAgreement.ts';
import type { GeometryAffinity } from './affinities/affinities.ts';
import { recordedBlocks } from './affinities/affinityOf.ts';
import { categoryNull, type CategoryNull } from './categories/categoryNull.ts';
import { classifierBesideCollapsed, type CollapsedClassifier } from './geometry/classifier.ts';
import { covariatesOf } from './geometry/covariates.ts';
import type { Held } from './geometry/held.ts';
import { covariateStrata } from './geometry/strata.ts';
import {
  company,
  companyOfCounts,
  meeting,
  togetherInCounts,
  togetherWith,
  type Company,
  type Meeting,
} from './company/company.ts';
import { BRAIN_DEFAULTS } from './defaults.ts';
import { agreement, type Agreement } from './geometry/geometry.ts';
import { lobesInputOf, recordingOf } from './layerData.ts';
import { lobesOf } from './lobes/report.ts';
import { nearCopies } from './geometry/nearCopies.ts';
import { partnersByFiring, type Partners } from './company/partners.ts';
import type { LobesRequest, Remember } from './request.ts';
import { stability, type Stability } from './stability/stability.ts';
import { typicalFeatures, type Typical } from './lobes/typical.ts';

/*
 * The reports of the brain. Each report reads the data of a layer and runs analyses on them. The app's workers and the
 * command line call the same reports. All of them throw a DataError when the layer lacks the data, and as the analyses.
 * The first view needs only the lobes themselves: their report is `lobes/report.ts`.
 */

/** The features most typical of each lobe. */
export async function typicalReport(
  dataset: Dataset,
  request: LobesRequest,
  work: Work,
  remember: Remember,
): Promise<Typical> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.5), remember);
  const input = await lobesInputOf(dataset, request.layer);
  const { affinity, k } = request;
  return typicalFeatures(input, affinity, labels, k, BRAIN_DEFAULTS.typical, stepOf(work, 0.5, 1));
}

/** Lobe × category with categories permuted over documents; null if blocks carry no category. */
export async function categoryNullReport(
  dataset: Dataset,
  request: LobesRequest & { readonly shuffles: number },
  work: Work,
  remember: Remember,
): Promise<CategoryNull | null> {
  const { labels, numbers } = await lobesOf(dataset, request, stepOf(work, 0, 0.2), remember);
  const firings = await dataset.firings(request.layer);
  const { length: categories } = dataset.info.categories;
  const rule = { ...request, ...(numbers && { numbers }) };
  return categoryNull(firings, categories, labels, request.k, rule, stepOf(work, 0.2, 1));
}

/** Agreement of the lobes with clusters of the directions by the affinity `by`. */
export async function geometryReport(
  dataset: Dataset,
  {
    by,
    hold = 'frequency',
    ...request
  }: LobesRequest & { readonly permutations: number; readonly by: GeometryAffinity } & Holding,
  work: Work,
  remember: Remember,
): Promise<Agreement> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.3), remember);
  const geometry = await lobesOf(dataset, { ...request, affinity: by }, stepOf(work, 0.3, 0.7), remember);
  const { strata } = await strataOf(dataset, request.layer, labels, hold);
  const families = await familiesOf(dataset, request.layer, stepOf(work, 0.7, 0.8), remember);
  return agreement(labels, geometry.labels, { ...request, strata, families }, stepOf(work, 0.8, 1));
}

/** How well directions predict the lobes. */
export async function classifierReport(
  dataset: Dataset,
  { hold = 'frequency', ...request }: LobesRequest & { readonly permutations: number } & Holding,
  work: Work,
  remember: Remember,
): Promise<CollapsedClassifier> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.2), remember);
  const { strata, covariates } = await strataOf(dataset, request.layer, labels, hold);
  const decoder = await dataset.decoder(request.layer);
  const families = await familiesOf(dataset, request.layer, stepOf(work, 0.2, 0.3), remember);
  const parameters = { ...request, strata, families, covariates };
  return classifierBesideCollapsed(decoder, labels, parameters, stepOf(work, 0.3, 1));
}

/** Families of near copies of a layer, found once for all reports. */
export const familiesOf = (
  dataset: Dataset,
  layer: string,
  work: Work,
  remember: Remember,
): Promise<Int32Array | null> =>
  remember(`near copies ${layer}`, async () => nearCopies(await dataset.decoder(layer), work));

/** What a null holds; the frequency if left out. */
interface Holding {
  readonly hold?: Held;
}

/** Groups of features that are alike in what is held, null if the layer has none of it; and the values of what is held. */
async function strataOf(dataset: Dataset, layer: string, labels: Int32Array, hold: Held) {
  const covariates = (await covariatesOf(dataset, layer, hold)).map(({ values }) => values);
  return { covariates, strata: covariates.length > 0 ? covariateStrata(covariates, labels) : null };
}

/** How far other blocks give the same lobes. */
export async function stabilityReport(
  dataset: Dataset,
  { samples, nulls, ...request }: LobesRequest & { readonly samples: number; readonly nulls: number },
  work: Work,
  remember: Remember,
): Promise<Stability> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.05), remember);
  const firings = await dataset.firings(request.layer);
  return stability(firings, labels, { ...request, samples, nulls }, stepOf(work, 0.05, 1));
}

/** Agreement of the lobes of all affinities of firings. */
export async function agreementReport(
  dataset: Dataset,
  request: Omit<LobesRequest, 'affinity'>,
  work: Work,
): Promise<AffinityAgreement> {
  return affinityAgreement(await recordingOf(dataset, request.layer), request, work);
}

/** The features that a feature fires with most. */
export async function companyReport(
  dataset: Dataset,
  { layer, feature, count }: { readonly layer: string; readonly feature: number; readonly count: number },
): Promise<Company> {
  const { firings, cooccurrence } = await recordingOf(dataset, layer);
  return firings ? company(firings, feature, count) : companyOfCounts(cooccurrence!, feature, count);
}

/** The features that some features fire with beyond chance. */
export async function partnersReport(
  dataset: Dataset,
  request: { readonly layer: string; readonly of: readonly number[]; readonly count: number },
  work: Work,
): Promise<Partners> {
  const recording = await recordingOf(dataset, request.layer);
  const { firings, cooccurrence } = recording;
  const { blocks, fired } = recordedBlocks(recording)!;
  const together = (feature: number) =>
    firings ? togetherWith(firings, feature) : togetherInCounts(cooccurrence!, feature);
  return partnersByFiring({ blocks, fired, together }, request.of, request.count, work);
}

/** The blocks in which two features both fire. */
export async function meetingReport(
  dataset: Dataset,
  request: { readonly layer: string; readonly a: number; readonly b: number; readonly count: number },
): Promise<Meeting> {
  const { layer, a, b, count } = request;
  return meeting(await dataset.firings(layer), dataset.info.categories.length, a, b, count);
}
