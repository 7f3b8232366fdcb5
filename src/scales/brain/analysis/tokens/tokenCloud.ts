import { DataError } from '../../../../dataset/error.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { tokenComponents } from '../../../../math/shapes/components.ts';
import { permutedShapes } from '../../../../math/shapes/permutedShapes.ts';
import { cloudShape, type CloudShape } from '../../../../math/shapes/shape.ts';
import type { SetActivations } from '../../../../math/shapes/sparseSums.ts';
import type { Work } from '../../../../math/work/work.ts';
import { drawableCloud, isStrong, type TokenSource } from './drawable.ts';
import { FEWEST_TOKENS, MOST_FEATURES } from './limits.ts';

/** The parameters of a cloud of tokens. */
export interface TokenCloudParameters {
  /** rotations of each plane for the separability index */
  readonly rotations: number;
  /** draws of the null */
  readonly draws: number;
  /** the largest number of tokens taken; a seeded sample of more */
  readonly most: number;
  readonly seed: number;
}

/** The indices of a plane, each beside its null. */
export interface PlaneFigures {
  readonly separability: NullFigure;
  readonly mixture: NullFigure;
}

/** The tokens at which some features fire, as points: plain data. */
export interface TokenCloud {
  readonly features: Uint32Array;
  /** the number of tokens at which at least one of the features fires, and of all tokens */
  readonly firing: number;
  readonly of: number;
  /** the number in the file of each point's token, `[points]` */
  readonly tokens: Uint32Array;
  /** the document of each point's token, `[points]` */
  readonly document: Uint32Array;
  /** the feature that is strongest at each point, `[points]` */
  readonly strongest: Uint32Array;
  /** the sum of the activations at each point, `[points]` */
  readonly activation: Float32Array;
  /** principal components, `[points, components]`, row-major */
  readonly positions: Float32Array;
  /** the share of the variance along each component, `[components]` */
  readonly share: Float64Array;
  /** the planes of components 1 and 2, 2 and 3, and so on */
  readonly planes: readonly PlaneFigures[];
  /** the mean over the planes of (1 − mixture) · separability */
  readonly score: NullFigure;
  /** the share of the points at which at least two of the features fire; kept by the draws of a cloud of strongest tokens */
  readonly together: NullFigure;
  /** what is known, if it is only the strongest tokens of each feature; else absent */
  readonly strongestOnly?: StrongestOnly;
}

/** How much is known where only the strongest tokens of each feature are. */
export interface StrongestOnly {
  /** the number of tokens that are known of a feature, at most */
  readonly kept: number;
  /** the number of the features that fire at more tokens, or just as many */
  readonly capped: number;
  /** the number of points at which at least two of the features fire */
  readonly shared: number;
}

/**
 * The cloud of the tokens at which a set of features fires: x = Σ aᵢ dᵢ over the set, its principal components, and the
 * shapes of the points beside those of activations that are permuted within features (Engels et al. 2024, arXiv
 * 2405.14860, section 4; the null is ours).
 *
 * @param members  feature numbers, each once
 * @param decoder  `[features, dim]`
 * @throws DataError when the set is empty or too large, or fires at too few tokens
 */
export async function tokenCloud(
  all: TokenSource,
  decoder: Matrix,
  members: Uint32Array,
  { rotations, draws, most, seed }: TokenCloudParameters,
  work: Work,
): Promise<TokenCloud> {
  checkMembers(members, decoder.rows);
  const found = drawableCloud(all, decoder, members, { most, seed, rotations });
  if (typeof found === 'number') {
    throw new DataError(
      `Token cloud: expected at least ${FEWEST_TOKENS} tokens at which one of the ${members.length.toLocaleString('en')} features fires, found ${found} of ${all.blocks.toLocaleString('en')}; choose features that fire more often, or more activations.`,
    );
  }
  const { activations, rows, firing, permutable } = found;
  const strong = isStrong(all) ? all : null;
  const { directions } = permutable;
  const components = tokenComponents(activations, directions);
  const shape = cloudShape(activations, directions, rotations);
  const shared = Math.round(shape.together * activations.tokens);
  // Where hardly any token has two features, nothing changes if activations change places.
  const judged = !strong || shared >= FEWEST_TOKENS;
  const nulls = await permutedShapes(permutable, judged ? draws : 1, work);
  const beside = (value: number, of: (each: CloudShape) => number | undefined): NullFigure => {
    const samples = nulls.map((each) => of(each) ?? NaN);
    return withEnoughDraws(besideNull(value, samples));
  };
  const { tokens, document } = all;
  const count = components.scores.length;
  const positions = new Float32Array(activations.tokens * count);
  components.scores.forEach((score, c) => score.forEach((value, t) => (positions[t * count + c] = value)));
  return {
    features: members,
    firing,
    of: strong?.of ?? all.blocks,
    tokens: rows.map((at) => tokens[at]!),
    document: rows.map((at) => document[at]!),
    ...strongestOf(activations, members),
    positions,
    share: components.share,
    planes: shape.planes.map((plane, i) => ({
      separability: beside(plane.separability, (each) => each.planes[i]?.separability),
      mixture: beside(plane.mixture, (each) => each.planes[i]?.mixture),
    })),
    score: beside(shape.score, (each) => each.score),
    together: strong ? kept(shape.together, nulls) : beside(shape.together, (each) => each.together),
    ...(strong && {
      strongestOnly: {
        kept: strong.kept,
        capped: members.reduce((sum, feature) => sum + strong.capped[feature]!, 0),
        shared,
      },
    }),
  };
}

/** Refuses a set of too few or too many features, or of one that the layer does not have. */
export function checkMembers(members: Uint32Array, features: number): void {
  if (members.length < 2 || members.length > MOST_FEATURES) {
    throw new DataError(
      `Token cloud: expected 2 to ${MOST_FEATURES.toLocaleString('en')} features, found ${members.length.toLocaleString('en')}; choose ${members.length < 2 ? 'more features' : 'a smaller lobe or selection'}.`,
    );
  }
  const outside = members.find((feature) => feature >= features);
  if (outside !== undefined) {
    throw new DataError(`Token cloud: expected features below ${features}, found ${outside}.`);
  }
}

/** A figure that all draws keep: beside them it says nothing. */
const kept = (value: number, nulls: readonly CloudShape[]): NullFigure => ({
  ...besideNull(
    value,
    nulls.map(({ together }) => together),
  ),
  z: null,
  p: null,
});

/** The strongest feature and the sum of activations at each point. */
function strongestOf({ tokens, token, feature, value }: SetActivations, members: Uint32Array) {
  const strongest = new Uint32Array(tokens);
  const highest = new Float64Array(tokens);
  const activation = new Float32Array(tokens);
  for (let p = 0; p < value.length; p++) {
    const at = token[p]!;
    activation[at]! += value[p]!;
    if (value[p]! <= highest[at]!) continue;
    highest[at] = value[p]!;
    strongest[at] = members[feature[p]!]!;
  }
  return { strongest, activation };
}
