import { DataError } from '../../../../dataset/error.ts';
import { freeCore } from '../../../../math/margins/core.ts';
import { fitMargins } from '../../../../math/margins/fit.ts';
import { pairNull, type PairNull } from '../../../../math/margins/pairMoments.ts';
import { byFrequency } from '../../../../math/matrices/byFrequency.ts';
import { blockCounts, type Firings } from '../../../../math/matrices/firings.ts';
import { selectFeatures, type FeatureFilter, type LeftOut } from '../lobes/selection.ts';

/** Of fewer features the margins fix so much of each pair that the null's moments are wrong: of 3, a pair remained in 20 % of worlds. */
export const FEWEST_FEATURES = 8;

export type TogetherFilter = Omit<FeatureFilter, 'keepSilent'>;

/** Features that take part in no pair, by reason. */
export interface NotTested extends LeftOut {
  /** features that the numbers of the others leave no freedom */
  readonly fixed: number;
}

/** The pairs of a layer and the null that keeps both margins: plain data, which a team can share. */
export interface TogetherModel {
  /** the features that are tested, the rarest first; feature numbers of the layer, `[n]` */
  readonly order: Uint32Array;
  /** their firings in the blocks that leave freedom, numbered as in `order` */
  readonly firings: Firings;
  /** number of these blocks in which each fires, `[n]`, ascending */
  readonly fired: Uint32Array;
  /** class of each in `pairs`, `[n]`, ascending */
  readonly classOf: Uint32Array;
  readonly pairs: PairNull;
  /** blocks in which all of them fire: they count in every pair, and are no news */
  readonly always: number;
  readonly notTested: NotTested;
  /** the largest misfit of a margin, as a share of it */
  readonly misfit: number;
}

/**
 * The pairs that can be tested, and the fitted null: maximum entropy with the number of blocks of each feature and the number of
 * features of each block.
 *
 * @throws DataError when fewer than `FEWEST_FEATURES` features are left
 */
export function togetherModel(firings: Firings, filter: TogetherFilter): TogetherModel {
  const { kept, leftOut } = selectFeatures(blockCounts(firings), firings.blocks, {
    ...filter,
    keepSilent: false,
  });
  const core = freeCore(firings, kept);
  if (core.members.length < FEWEST_FEATURES) {
    throw new DataError(
      `Together beyond chance: expected at least ${FEWEST_FEATURES} features whose number of blocks, and blocks whose number of features, leave them free to fire elsewhere; found ${core.members.length} among ${kept.length}. Loosen the filters, or record more blocks.`,
    );
  }
  const ordered = byFrequency(core.firings);
  const { fired } = ordered;
  const { indptr, blocks } = ordered.firings;
  const active = Uint32Array.from({ length: blocks }, (_, b) => indptr[b + 1]! - indptr[b]!);
  const model = fitMargins(fired, active);
  return {
    order: ordered.order.map((place) => core.members[place]!),
    firings: ordered.firings,
    fired,
    classOf: model.rows.of,
    pairs: pairNull(model),
    always: core.always,
    notTested: { ...leftOut, fixed: kept.length - core.members.length },
    misfit: model.misfit,
  };
}
