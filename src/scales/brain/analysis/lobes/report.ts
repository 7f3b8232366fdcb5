import type { BlockFirings, Dataset } from '../../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { isGeometry } from '../affinities/affinities.ts';
import { recordedBlocks } from '../affinities/affinityOf.ts';
import { categoryTable, type CategoryTable } from '../categories/categories.ts';
import { BRAIN_DEFAULTS } from '../defaults.ts';
import { inputFor, recordingOf } from '../layerData.ts';
import { publishedCategoryTable } from '../published/categories.ts';
import type { LobesRequest, Remember } from '../request.ts';
import { lobes, type Lobes } from './lobes.ts';

/** Lobes with the categories of documents in which they are active. */
export interface BrainLobes extends Lobes {
  /** null if blocks carry no category, or are not known */
  readonly categories: CategoryTable | null;
  /** number of blocks in which each feature fires, `[features]` */
  readonly fired: Uint32Array;
}

/** The key of a request's lobes: the parameters on which they depend, in a fixed order. */
export function lobesKey({
  layer,
  affinity,
  k,
  seed,
  keepSilent,
  minimumBlocks = BRAIN_DEFAULTS.minimumBlocks,
  maximumShare = BRAIN_DEFAULTS.maximumShare,
  asPublished,
}: LobesRequest): string {
  const parameters = [layer, affinity, k, seed, keepSilent, minimumBlocks, maximumShare];
  return JSON.stringify(asPublished ? [...parameters, 'as published'] : parameters);
}

/** Lobes without their categories, found once for all reports that need them. */
export function lobesOf(
  dataset: Dataset,
  request: LobesRequest,
  work: Work,
  remember: Remember,
): Promise<Lobes> {
  return remember(`lobes ${lobesKey(request)}`, async () => {
    // The eigengap is shown only for firings; the further eigenvalues of directions lie close together and take long.
    const eigenvalues = isGeometry(request.affinity)
      ? request.k
      : Math.max(request.k + 1, BRAIN_DEFAULTS.eigenvalues);
    return lobes(await inputFor(dataset, request), { ...request, eigenvalues }, work);
  });
}

/** Lobes of a layer with a recording, and their categories of documents. */
export async function lobesReport(
  dataset: Dataset,
  request: LobesRequest,
  work: Work,
  remember: Remember,
): Promise<BrainLobes> {
  const { firings, ...counts } = await recordingOf(dataset, request.layer);
  const found = await lobesOf(dataset, request, stepOf(work, 0, 0.9), remember);
  work.progress(0.9, 'Lobes in categories of documents');
  return {
    ...found,
    categories: firings ? await categoriesOf(dataset, firings, found, work) : null,
    fired: recordedBlocks(firings ? { firings } : counts)!.fired,
  };
}

/** Lobe × category by the rule that divides ties, or by the published one if the lobes are as published. */
export function categoriesOf(
  dataset: Dataset,
  firings: BlockFirings,
  { labels, sizes, numbers }: Lobes,
  work: Work,
): Promise<CategoryTable | null> {
  const { length: categories } = dataset.info.categories;
  return numbers
    ? publishedCategoryTable(firings, categories, labels, numbers, work)
    : categoryTable(firings, categories, labels, sizes.length, work);
}
