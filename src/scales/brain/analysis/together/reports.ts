import type { Dataset } from '../../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { partsOf } from '../layerData.ts';
import type { Partners } from '../company/partners.ts';
import type { Remember } from '../request.ts';
import { tokensOfLayer } from '../tokens/report.ts';
import { hierarchy, type Hierarchy, type HierarchyParameters } from './hierarchy.ts';
import { linksOf } from './links.ts';
import { togetherModel, type TogetherFilter, type TogetherModel } from './model.ts';
import { nearParents } from './nearParents.ts';
import { partnersBeyondMargins } from './partnersBeyondMargins.ts';
import type { Scanned } from './scan.ts';
import { tokenAbsorption, type TokenAbsorption } from './tokenAbsorption.ts';
import { scanOf, togetherOf, type Together, type TogetherParameters } from './together.ts';

/** What the pairs of a layer are asked for with. */
export interface TogetherRequest extends TogetherFilter, TogetherParameters {
  readonly layer: string;
}

export interface HierarchyRequest extends TogetherRequest, HierarchyParameters {}

/** The null of a layer's pairs, fitted once for all reports that need it. */
export function modelOf(
  dataset: Dataset,
  { layer, minimumBlocks = 0, maximumShare = 1 }: TogetherFilter & { readonly layer: string },
  remember: Remember,
): Promise<TogetherModel> {
  return remember(`together model ${JSON.stringify([layer, minimumBlocks, maximumShare])}`, async () =>
    togetherModel(await dataset.firings(layer), { minimumBlocks, maximumShare }),
  );
}

/** The scan of a layer's pairs, made once for all reports that need it. */
async function scanned(
  dataset: Dataset,
  request: TogetherRequest,
  work: Work,
  remember: Remember,
): Promise<{ readonly model: TogetherModel; readonly found: Scanned }> {
  const { layer, minimumBlocks = 0, maximumShare = 1, level, ratio } = request;
  work.progress(0, 'fitting the null of both margins');
  await work.pause();
  const model = await modelOf(dataset, request, remember);
  const key = JSON.stringify([layer, minimumBlocks, maximumShare, level, ratio]);
  const found = await remember(`together ${key}`, () =>
    scanOf(model, { level, ratio }, stepOf(work, 0.05, 1)),
  );
  return { model, found };
}

/** The pairs of features that fire together, or apart, beyond both margins. */
export async function togetherReport(
  dataset: Dataset,
  request: TogetherRequest,
  work: Work,
  remember: Remember,
): Promise<Together> {
  const { model, found } = await scanned(dataset, request, work, remember);
  return togetherOf(await dataset.firings(request.layer), model, found, request);
}

/** The features that some features fire with beyond both margins. */
export async function marginPartnersReport(
  dataset: Dataset,
  request: { readonly layer: string; readonly of: readonly number[]; readonly count: number },
  work: Work,
  remember: Remember,
): Promise<Partners> {
  const model = await modelOf(dataset, request, remember);
  return partnersBeyondMargins(model, request.of, request.count, work);
}

/** Absorption by tokens: the pairs of a hierarchy, and the tokens left out at the beginning of each document. */
export interface AbsorptionRequest extends TogetherRequest, Pick<HierarchyParameters, 'share'> {
  readonly bos: number;
}

/**
 * Absorption by tokens, among the nested pairs of a layer whose child's direction is near its parent's.
 *
 * @throws DataError when the layer lacks directions, or has neither activations with a whole SAE nor strongest tokens
 */
export async function tokenAbsorptionReport(
  dataset: Dataset,
  { share, bos, ...request }: AbsorptionRequest,
  work: Work,
  remember: Remember,
): Promise<TokenAbsorption> {
  const { layer } = request;
  const decoder = await dataset.decoder(layer);
  const { model, found } = await scanned(dataset, request, stepOf(work, 0, 0.5), remember);
  const { list } = found.nested;
  const direct = linksOf(model, list, share).filter((link) => link.direct);
  const near = await nearParents(model, list, direct, decoder, stepOf(work, 0.5, 0.6));
  const pairs = near.map(({ pair, cosine, rank }) => ({
    child: model.order[pair.i]!,
    parent: model.order[pair.j]!,
    cosine,
    rank,
  }));
  const all = await tokensOfLayer(dataset, layer, bos, stepOf(work, 0.6, 0.9), remember);
  return tokenAbsorption(all, decoder, pairs, stepOf(work, 0.9, 1));
}

/** The hierarchy of features, from firings. */
export async function hierarchyReport(
  dataset: Dataset,
  request: HierarchyRequest,
  work: Work,
  remember: Remember,
): Promise<Hierarchy> {
  const { layer } = request;
  const { model, found } = await scanned(dataset, request, stepOf(work, 0, 0.7), remember);
  const decoder = partsOf(dataset, layer).decoder ? await dataset.decoder(layer) : null;
  const { rule } = await dataset.firings(layer);
  const blockLength = rule && 'blockLength' in rule ? rule.blockLength : null;
  return hierarchy(model, found, decoder, blockLength, request, stepOf(work, 0.7, 1));
}
