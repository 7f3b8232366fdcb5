import type { Dataset } from '../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { isGeometry, type GeometryAffinity } from './affinities/affinities.ts';
import { BRAIN_DEFAULTS } from './defaults.ts';
import { heldOut, type HeldOut } from './heldOut/heldOut.ts';
import { inputFor, lobesInputOf, partsOf } from './layerData.ts';
import { locality, type Locality } from './locality/locality.ts';
import { lobesOf } from './lobes/report.ts';
import { familiesOf } from './reports.ts';
import type { LobesRequest, Remember } from './request.ts';
import { agreementOfSeeds, seedsOf, type SeedsReport } from './stability/seeds.ts';

/*
 * Reports of controls: what critics of lobes ask for. As the reports in reports.ts, the app's workers and the command line call them,
 * and they throw a DataError when the layer lacks the data.
 */

/** What tests of locality ask for. */
export interface LocalityRequest extends Omit<LobesRequest, 'keepSilent'> {
  /** nearest directions of each feature */
  readonly neighbours: number;
  readonly draws: number;
}

/** Whether function follows geometry, before anything is cut into lobes. */
export async function localityReport(
  dataset: Dataset,
  { layer, affinity, ...request }: LocalityRequest,
  work: Work,
  remember: Remember,
): Promise<Locality> {
  const input = await lobesInputOf(dataset, layer);
  const families = input.decoder ? await familiesOf(dataset, layer, stepOf(work, 0, 0.2), remember) : null;
  // Directions have no co-firing: their clusters are compared with the coordinates of the default affinity.
  const by = isGeometry(affinity) ? BRAIN_DEFAULTS.affinity : affinity;
  return locality(input, families, { ...request, affinity: by }, stepOf(work, 0.2, 1));
}

/** What a comparison of seeds asks for. */
export interface SeedsRequest extends LobesRequest {
  /** number of other seeds */
  readonly seeds: number;
  /** the affinity of the clusters of the directions */
  readonly by: GeometryAffinity;
}

/** Lobes, and clusters of the directions, under other seeds. */
export async function seedsReport(
  dataset: Dataset,
  { seeds: count, by, ...request }: SeedsRequest,
  work: Work,
  remember: Remember,
): Promise<SeedsReport> {
  const shown = await lobesOf(dataset, request, stepOf(work, 0, 0.05), remember);
  const compared = !isGeometry(request.affinity) && partsOf(dataset, request.layer).decoder === true;
  const end = compared ? 0.5 : 1;
  const input = await inputFor(dataset, request);
  const { labels, ...lobes } = await seedsOf(input, shown, request, count, stepOf(work, 0.05, end));
  if (!compared) return { ...lobes, geometry: null };
  const asked = { ...request, affinity: by };
  const clusters = await lobesOf(dataset, asked, stepOf(work, end, 0.6), remember);
  const directions = await inputFor(dataset, asked);
  const others = await seedsOf(directions, clusters, asked, count, stepOf(work, 0.6, 1));
  const { ami, mean, least } = others;
  const agreement = agreementOfSeeds([shown.labels, clusters.labels], labels, others.labels);
  return {
    ...lobes,
    geometry: {
      ami,
      mean,
      least,
      agreement,
    },
  };
}

/** Whether lobes hold in categories of documents that they were not made of. */
export async function heldOutReport(
  dataset: Dataset,
  { layer, ...request }: LobesRequest & { readonly draws: number },
  work: Work,
): Promise<HeldOut> {
  const firings = await dataset.firings(layer);
  return heldOut(firings, dataset.info.categories.length, request, work);
}
