import { pairMoments } from '../../../../math/margins/pairMoments.ts';
import {
  countLogP,
  discoveryThreshold,
  emptyLogPCounts,
} from '../../../../math/statistics/nulls/falseDiscovery.ts';
import type { Work } from '../../../../math/work/work.ts';
import { togetherWith } from '../company/company.ts';
import type { Partners } from '../company/partners.ts';
import type { FoundPair } from './collected.ts';
import type { TogetherModel } from './model.ts';
import { excessPhi, pairLogP } from './pairTest.ts';

/** The false-discovery rate over the pairs compared. */
const LEVEL = 0.05;

/**
 * The features that fire most with each of some features beyond both margins, by excess phi: pairs that remain at a
 * false-discovery rate of 0.05 over the pairs compared. Features that are not tested have no partners.
 *
 * @param of  feature numbers of the layer
 * @param count  the number of partners of each feature at most
 */
export async function partnersBeyondMargins(
  model: TogetherModel,
  of: readonly number[],
  count: number,
  work: Work,
): Promise<Partners> {
  const place = new Map(Array.from(model.order, (feature, at) => [feature, at]));
  const compared = of.length * Math.max(1, model.order.length - 1);
  const counts = emptyLogPCounts();
  const rows: FoundPair[][] = [];
  for (const [at, feature] of of.entries()) {
    work.progress(at / of.length, 'Features that fire together beyond both margins');
    await work.pause();
    const own = place.get(feature);
    const row = own === undefined ? [] : pairsOf(model, own);
    for (const { logP } of row) countLogP(counts, logP);
    rows.push(row);
  }
  const threshold = discoveryThreshold(counts, compared, LEVEL);
  const excess = ({ both, mean, variance }: FoundPair) =>
    excessPhi(both, mean, variance, model.firings.blocks);
  const found = new Map<string, FoundPair>();
  for (const row of rows) {
    const beyond = row.filter(({ logP, both, mean }) => logP <= threshold && both > mean);
    for (const pair of beyond.sort((a, b) => excess(b) - excess(a) || a.j - b.j).slice(0, count)) {
      const key = [pair.i, pair.j].sort((a, b) => a - b).join();
      if (!found.has(key)) found.set(key, pair);
    }
  }
  const pairs = [...found.values()];
  return {
    ends: Uint32Array.from(pairs.flatMap(({ i, j }) => [model.order[i]!, model.order[j]!])),
    values: Float64Array.from(pairs, excess),
    compared,
  };
}

/** The pairs of one feature, at place `i`, that are not near their mean. */
function pairsOf(model: TogetherModel, i: number): FoundPair[] {
  const { classOf, fired, firings, pairs } = model;
  const together = togetherWith({ ...firings, category: null }, i);
  const moments = pairMoments(pairs, classOf[i]!, 0);
  const found: FoundPair[] = [];
  for (let j = 0; j < classOf.length; j++) {
    if (j === i) continue;
    const [mean, variance] = [moments.mean[classOf[j]!]!, moments.variance[classOf[j]!]!];
    const both = together[j]!;
    const logP = pairLogP(both, mean, variance, Math.min(fired[i]!, fired[j]!));
    if (logP === null) continue;
    found.push({
      i,
      j,
      both,
      mean,
      variance,
      logP,
    });
  }
  return found;
}
