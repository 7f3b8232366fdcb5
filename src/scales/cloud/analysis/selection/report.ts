import type { BlockFirings, Dataset } from '../../../../dataset/dataset.ts';
import { DataError } from '../../../../dataset/error.ts';
import { parseIndices } from '../../../../dataset/indexText.ts';
import { diagonalCounts } from '../../../../math/matrices/cooccurrence.ts';
import { blockCounts } from '../../../../math/matrices/firings.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { frequencyBins } from '../../../../math/random/frequencyBins.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { LEAST_MEMBERS } from './defaults.ts';
import { selectionFigures, type SelectionFigures } from './figures.ts';
import { nearestToMembers, strongestWithMembers } from './grow.ts';

/*
 * The reports of a selection. Each reads the data of a layer and runs analyses on them; workers and the command line
 * call the same.
 */

/** Which items are selected. */
export interface SelectionRequest {
  readonly layer: string;
  /** among the decoder directions, or among the relation words’ vectors */
  readonly among: 'features' | 'words';
  /** as `printIndices` writes them */
  readonly members: string;
}

/** A selection beside random sets. */
export interface SelectionReport extends SelectionFigures {
  /** the number of members */
  readonly n: number;
  /** the number of items that random sets are drawn from */
  readonly total: number;
  readonly seed: number;
  /** the frequency that members and random sets have in common: in blocks, in tokens, or unknown */
  readonly matched: 'blocks' | 'tokens' | null;
}

/** By what a selection grows: neighbours by cosine, or features that fire together. */
export type GrowBy = 'cosine' | 'phi';

/**
 * A selection beside random sets of the same size and frequency.
 *
 * @param lobes  finds the lobe of each feature, −1 for features left out, `[features]`; null if there are none
 * @throws DataError when the selection names items that the layer lacks, or has too few members
 */
export async function selectionReport(
  dataset: Dataset,
  request: SelectionRequest & { readonly draws: number; readonly seed: number },
  lobes: ((work: Work) => Promise<Int32Array>) | null,
  work: Work,
): Promise<SelectionReport> {
  const { layer, among, draws, seed } = request;
  const { vectors, members } = await selectedOf(dataset, request);
  if (members.length < LEAST_MEMBERS) {
    throw new DataError(
      `The selection: expected at least ${LEAST_MEMBERS} ${among}, found ${members.length}; fewer have no figures.`,
    );
  }
  const random = { draws, seed };
  const total = vectors.rows;
  if (among === 'words') {
    const data = { vectors, groups: new Uint8Array(total), cosineOnly: true };
    const figures = await selectionFigures(data, members, random, work);
    return { n: members.length, total, seed, matched: null, ...figures };
  }
  const found = lobes ? await lobes(stepOf(work, 0, 0.3)) : null;
  const firings = await firingsIfAny(dataset, layer);
  const { matched, groups } = await frequencyGroups(dataset, layer, firings, total);
  const { length: categories } = dataset.info.categories;
  const data = { vectors, groups, firings, categories, lobes: found };
  const figures = await selectionFigures(data, members, random, stepOf(work, found ? 0.3 : 0, 1));
  return { n: members.length, total, seed, matched, ...figures };
}

/**
 * The items that a selection grows by: those nearest to each of its members.
 *
 * @param request  `count`: the number of neighbours of each member
 * @returns ascending; members may be among them
 * @throws DataError when the selection names items that the layer lacks, or the layer has no firings for `phi`
 */
export async function growReport(
  dataset: Dataset,
  request: SelectionRequest & { readonly by: GrowBy; readonly count: number },
  work: Work,
): Promise<Uint32Array> {
  const { layer, among, by, count } = request;
  const { vectors, members } = await selectedOf(dataset, request);
  if (by === 'cosine' || among === 'words') return nearestToMembers(vectors, members, count, work);
  return strongestWithMembers(await dataset.firings(layer), members, count, work);
}

async function selectedOf(
  dataset: Dataset,
  { layer, among, members: text }: SelectionRequest,
): Promise<{ vectors: Matrix; members: Uint32Array }> {
  const vectors = await (among === 'features' ? dataset.decoder(layer) : dataset.wordVectors(layer));
  const members = parseIndices(text);
  if (!members) {
    throw new DataError(
      `The selection: expected numbers and ranges such as 3,7,10-12, found “${text.slice(0, 60)}”.`,
    );
  }
  const last = members.at(-1) ?? 0;
  if (last >= vectors.rows) {
    throw new DataError(
      `The selection: expected ${among} below ${vectors.rows} in layer ${layer}, found ${last}.`,
    );
  }
  return { vectors, members };
}

async function firingsIfAny(dataset: Dataset, layer: string): Promise<BlockFirings | null> {
  return partsOf(dataset, layer).firings ? dataset.firings(layer) : null;
}

const partsOf = ({ info }: Dataset, layer: string) =>
  info.layers.find(({ id }) => id === layer)?.has ?? {
    firings: false,
    cooccurrence: false,
    labels: false,
  };

/** Groups of features that are about equally frequent; one group if nothing is known. */
async function frequencyGroups(
  dataset: Dataset,
  layer: string,
  firings: BlockFirings | null,
  total: number,
): Promise<{ matched: SelectionReport['matched']; groups: ArrayLike<number> }> {
  const has = partsOf(dataset, layer);
  const all = new Uint8Array(total);
  if (firings) return { matched: 'blocks', groups: frequencyBins(blockCounts(firings), all) };
  if (has.cooccurrence) {
    const fired = diagonalCounts(await dataset.cooccurrence(layer));
    return { matched: 'blocks', groups: frequencyBins(fired, all) };
  }
  const frequency = has.labels ? (await dataset.labels(layer)).frequency : null;
  if (!frequency) return { matched: null, groups: all };
  // Features of unknown frequency are a group of their own, after the bins of the others.
  const known = Int8Array.from(frequency, (value) => (Number.isNaN(value) ? -1 : 0));
  const bins = Int16Array.from(frequencyBins(frequency, known));
  return { matched: 'tokens', groups: bins.map((bin, i) => (known[i]! < 0 ? -1 : bin)) };
}
