import type { Dataset } from '../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { affinityAgreement, type AffinityAgreement } from './affinityAgreement.ts';
import { isGeometry, type GeometryAffinity } from './affinities.ts';
import { recordedBlocks } from './affinityOf.ts';
import { categoryTable, type CategoryTable } from './categories.ts';
import { categoryNull, type CategoryNull } from './categoryNull.ts';
import { classifier, type Classifier } from './classifier.ts';
import { company, companyOfCounts, meeting, type Company, type Meeting } from './company.ts';
import { agreement, type Agreement } from './geometry.ts';
import { inputFor, lobesInputOf, recordingOf } from './layerData.ts';
import { lobes, type Lobes } from './lobes.ts';
import type { LobesRequest, Remember } from './request.ts';
import { stability, type Stability } from './stability.ts';
import { typicalFeatures, type Typical } from './typical.ts';

/*
 * What the brain tells of a dataset: each report reads what it needs and runs the analyses. The app's workers and the
 * command line run these same compositions.
 */

/** At least this many eigenvalues are found beside the k of the lobes, for the eigengap. */
const EIGENVALUES = 12;
/** Features listed as typical of each lobe. */
const TYPICAL = 12;

/** Lobes, and the categories of documents in which they are at work. */
export interface BrainLobes extends Lobes {
  /** null where blocks carry no category, or are not known */
  readonly categories: CategoryTable | null;
  /** in how many blocks each feature fires, `[features]` */
  readonly fired: Uint32Array;
}

/** A request without what does not belong to the lobes, in one order: the key of what is remembered. */
export function lobesKey({
  layer,
  affinity,
  k,
  seed,
  keepSilent,
  minimumBlocks = 0,
  maximumShare = 1,
}: LobesRequest): string {
  return JSON.stringify([layer, affinity, k, seed, keepSilent, minimumBlocks, maximumShare]);
}

/** The lobes alone, found once for all reports that are set beside them. */
export function lobesOf(
  dataset: Dataset,
  request: LobesRequest,
  work: Work,
  remember: Remember,
): Promise<Lobes> {
  return remember(`lobes ${lobesKey(request)}`, async () => {
    // The eigengap is shown for firings only; geometry's further eigenvalues lie close and take long.
    const eigenvalues = isGeometry(request.affinity) ? request.k : Math.max(request.k + 1, EIGENVALUES);
    return lobes(await inputFor(dataset, request), { ...request, eigenvalues }, work);
  });
}

/** Lobes by firings with their categories of documents; see `lobes` for what it throws. */
export async function lobesReport(
  dataset: Dataset,
  request: LobesRequest,
  work: Work,
  remember: Remember,
): Promise<BrainLobes> {
  const { firings, ...counts } = await recordingOf(dataset, request.layer);
  const found = await lobesOf(dataset, request, stepOf(work, 0, 0.9), remember);
  work.progress(0.9, 'Lobes in categories of documents');
  const { length: categories } = dataset.info.categories;
  return {
    ...found,
    categories: firings
      ? await categoryTable(firings, categories, found.labels, found.sizes.length, work)
      : null,
    fired: recordedBlocks(firings ? { firings } : counts)!.fired,
  };
}

/** The features most typical of each lobe. */
export async function typicalReport(
  dataset: Dataset,
  request: LobesRequest,
  work: Work,
  remember: Remember,
): Promise<Typical> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.5), remember);
  const input = await lobesInputOf(dataset, request.layer);
  return typicalFeatures(input, request.affinity, labels, request.k, TYPICAL, stepOf(work, 0.5, 1));
}

/** Lobe × category beside shuffled lobes; null where blocks carry no category. */
export async function categoryNullReport(
  dataset: Dataset,
  request: LobesRequest & { readonly shuffles: number },
  work: Work,
  remember: Remember,
): Promise<CategoryNull | null> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.2), remember);
  const firings = await dataset.firings(request.layer);
  const { length: categories } = dataset.info.categories;
  return categoryNull(firings, categories, labels, request.k, request, stepOf(work, 0.2, 1));
}

/** Lobes against geometry’s own clusters of the same features, by the affinity `by`. */
export async function geometryReport(
  dataset: Dataset,
  { by, ...request }: LobesRequest & { readonly permutations: number; readonly by: GeometryAffinity },
  work: Work,
  remember: Remember,
): Promise<Agreement> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.3), remember);
  const geometry = await lobesOf(dataset, { ...request, affinity: by }, stepOf(work, 0.3, 0.7), remember);
  return agreement(labels, geometry.labels, request, stepOf(work, 0.7, 1));
}

/** From directions to lobes. */
export async function classifierReport(
  dataset: Dataset,
  request: LobesRequest & { readonly permutations: number },
  work: Work,
  remember: Remember,
): Promise<Classifier> {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.2), remember);
  return classifier(await dataset.decoder(request.layer), labels, request, stepOf(work, 0.2, 1));
}

/** The lobes of other blocks. */
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

/** The lobes of all affinities of firings, compared two by two. */
export async function agreementReport(
  dataset: Dataset,
  request: Omit<LobesRequest, 'affinity'>,
  work: Work,
): Promise<AffinityAgreement> {
  return affinityAgreement(await recordingOf(dataset, request.layer), request, work);
}

/** With whom a feature fires. */
export async function companyReport(
  dataset: Dataset,
  { layer, feature, count }: { readonly layer: string; readonly feature: number; readonly count: number },
): Promise<Company> {
  const { firings, cooccurrence } = await recordingOf(dataset, layer);
  return firings ? company(firings, feature, count) : companyOfCounts(cooccurrence!, feature, count);
}

/** Where two features fire together. */
export async function meetingReport(
  dataset: Dataset,
  {
    layer,
    a,
    b,
    count,
  }: { readonly layer: string; readonly a: number; readonly b: number; readonly count: number },
): Promise<Meeting> {
  return meeting(await dataset.firings(layer), dataset.info.categories.length, a, b, count);
}
