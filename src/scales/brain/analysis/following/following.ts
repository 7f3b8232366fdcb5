import { DataError } from '../../../../dataset/error.ts';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { maximumAssignment } from '../../../../math/clustering/hungarian.ts';
import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { random } from '../../../../math/random/random.ts';
import { maximumStatistic } from '../../../../math/statistics/nulls/maximumStatistic.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { BlockUnits } from '../categories/blockUnits.ts';
import { blockOrders, type BlockOrders } from './orders.ts';
import { lobeProfiles, type LobeProfiles } from './profiles.ts';

/** The lobes of a layer, and the firings that they were found in or are looked for in. */
export interface LobesThere {
  readonly firings: BlockFirings;
  /** lobe of each feature, −1 for features left out, `[features]` */
  readonly labels: Int32Array;
  /** the number of lobes */
  readonly lobes: number;
}

export interface FollowingParameters {
  /** shuffles of the documents under each null */
  readonly draws: number;
  readonly seed: number;
}

/** A lobe and the one of the other layer that fires where it fires. */
export interface FollowedLobe {
  readonly lobe: number;
  /** its one-to-one partner in the other layer; null if the other layer has fewer lobes */
  readonly partner: number | null;
  /** correlation of both profiles over blocks, in [−1, 1]; NaN if one of them never varies */
  readonly correlation: number;
  /** mean and standard deviation of the pair's correlation over its value and the shuffles */
  readonly mean: number;
  readonly sd: number;
  /** p corrected for the number of all pairs of lobes; null without a correlation */
  readonly p: number | null;
  /** the same when documents keep their category; null if blocks carry none */
  readonly pWithin: number | null;
}

/** How the lobes of two layers correspond, as sets of blocks. */
export interface Following {
  readonly blocks: number;
  /** blocks in which a lobe leads in both layers: those that the agreement is about */
  readonly led: number;
  /** what keeps its blocks together in each shuffle */
  readonly units: BlockUnits['of'];
  /** adjusted mutual information of the leading lobes of the blocks, beside shuffled documents */
  readonly agreement: NullFigure;
  /** the same beside documents shuffled within their categories; null if blocks carry fewer than two */
  readonly agreementWithin: NullFigure | null;
  /** correlation of the profiles of each pair of lobes, NaN where one never varies, `[lobes, other lobes]` */
  readonly correlation: Float64Array;
  /** `[lobes]`, in their order */
  readonly followed: readonly FollowedLobe[];
}

/**
 * Follows the lobes of one layer to another. Features of two layers have no common space, but both layers read the same blocks:
 * a lobe is compared with a lobe by the correlation of the shares of their features that fire in each block, and all lobes
 * together by the adjusted mutual information of the lobes that lead in each block. Both stand beside documents shuffled between
 * the layers, and, where blocks carry categories, beside documents shuffled within these: what then remains is more than
 * that both layers tell the categories apart.
 *
 * @throws DataError when the recordings have different numbers of blocks
 */
export async function followLobes(
  here: LobesThere,
  there: LobesThere,
  { draws, seed }: FollowingParameters,
  work: Work,
): Promise<Following> {
  const { blocks, category } = here.firings;
  if (blocks !== there.firings.blocks) {
    throw new DataError(
      `Lobes in another layer: expected recordings of the same blocks, found ${blocks} and ${there.firings.blocks} blocks.`,
    );
  }
  const own = await profilesOf(here, work);
  const other = await profilesOf(there, work);
  const correlation = correlations(own, other, null);
  const free = blockOrders(here.firings, false);
  const shuffled = await drawn(own, other, free, { draws, seed }, stepOf(work, 0, 0.5));
  const categories = category ? new Set(category).size : 0;
  const within =
    categories > 1
      ? await drawn(own, other, blockOrders(here.firings, true), { draws, seed }, stepOf(work, 0.5, 1))
      : null;
  const agreement = agreementOf(own, other, null);
  return {
    blocks,
    led: own.leader.reduce((sum, lobe, b) => sum + (lobe >= 0 && other.leader[b]! >= 0 ? 1 : 0), 0),
    units: free.of,
    agreement: besideNull(agreement, shuffled.agreement),
    agreementWithin: within && besideNull(agreement, within.agreement),
    correlation,
    followed: partnersOf(correlation, own.lobes, other.lobes, shuffled, within),
  };
}

const profilesOf = ({ firings, labels, lobes }: LobesThere, work: Work) =>
  lobeProfiles(firings, labels, lobes, work);

interface Drawn {
  readonly agreement: Float64Array;
  /** of each draw, `[lobes, other lobes]` */
  readonly correlation: readonly Float64Array[];
}

async function drawn(
  own: LobeProfiles,
  other: LobeProfiles,
  orders: BlockOrders,
  { draws, seed }: FollowingParameters,
  work: Work,
): Promise<Drawn> {
  const stream = random(seed);
  const agreement = new Float64Array(draws);
  const correlation: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw++) {
    await work.pause();
    work.progress(draw / draws, `shuffle ${draw + 1} of ${draws}`);
    const order = orders.draw(stream);
    agreement[draw] = agreementOf(own, other, order);
    correlation.push(correlations(own, other, order));
  }
  return { agreement, correlation };
}

/** Agreement of the leading lobes, with the blocks of the other layer in an order. */
function agreementOf({ leader }: LobeProfiles, other: LobeProfiles, order: Uint32Array | null): number {
  return adjustedMutualInformation(
    leader,
    order ? Int32Array.from(order, (block) => other.leader[block]!) : other.leader,
  );
}

/** Correlations of all pairs of profiles, with the blocks of the other layer in an order, `[lobes, other lobes]`. */
function correlations(own: LobeProfiles, other: LobeProfiles, order: Uint32Array | null): Float64Array {
  const { lobes, blocks } = own;
  const found = new Float64Array(lobes * other.lobes).fill(NaN);
  const ordered = new Float64Array(blocks);
  for (let j = 0; j < other.lobes; j++) {
    if (!other.varies[j]) continue;
    const row = other.rows.subarray(j * blocks, (j + 1) * blocks);
    for (let b = 0; b < blocks; b++) ordered[b] = row[order ? order[b]! : b]!;
    for (let i = 0; i < lobes; i++) {
      if (!own.varies[i]) continue;
      let sum = 0;
      for (let b = 0; b < blocks; b++) sum += own.rows[i * blocks + b]! * ordered[b]!;
      found[i * other.lobes + j] = sum;
    }
  }
  return found;
}

/** One-to-one partners with the largest sum of correlations, and how far each is beyond chance. */
function partnersOf(
  correlation: Float64Array,
  lobes: number,
  others: number,
  shuffled: Drawn,
  within: Drawn | null,
): FollowedLobe[] {
  const partner = maximumAssignment(
    correlation.map((value) => (Number.isNaN(value) ? 0 : value)),
    lobes,
    others,
  );
  const beside = maximumStatistic(correlation, shuffled.correlation);
  const besideWithin = within && maximumStatistic(correlation, within.correlation);
  return Array.from(partner, (other, lobe): FollowedLobe => {
    if (other < 0)
      return { lobe, partner: null, correlation: NaN, mean: NaN, sd: NaN, p: null, pWithin: null };
    const at = lobe * others + other;
    return {
      lobe,
      partner: other,
      correlation: correlation[at]!,
      mean: beside.mean[at]!,
      sd: beside.sd[at]!,
      p: beside.p[at] ?? null,
      pWithin: besideWithin?.p[at] ?? null,
    };
  });
}
