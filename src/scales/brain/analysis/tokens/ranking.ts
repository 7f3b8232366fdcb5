import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { benjaminiHochberg } from '../../../../math/statistics/nulls/benjaminiHochberg.ts';
import { silent } from '../../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { candidateIndices, type CandidateIndices, type IndexFigure } from './candidate.ts';
import { shareTogether } from '../../../../math/shapes/shape.ts';
import { drawableCloud, isStrong, type DrawableCloud, type TokenSource } from './drawable.ts';
import { INDICES, type IndexName } from './indices.ts';
import { FEWEST_TOKENS, MOST_FEATURES } from './limits.ts';

/** The parameters of a ranking of clusters by the shapes of their tokens. */
export interface RankingParameters {
  /** rotations of each plane, and the least number of draws, for the best ones */
  readonly rotations: number;
  readonly draws: number;
  /** the same for a first look at every cluster */
  readonly firstRotations: number;
  readonly firstDraws: number;
  /** the largest number of tokens of a cluster; a seeded sample of more */
  readonly most: number;
  readonly seed: number;
}

/** A figure with its p value corrected for the number of clusters. */
export interface RankedFigure extends IndexFigure {
  /** Benjamini–Hochberg over the clusters; null without a p */
  readonly q: number | null;
}

/** A cluster whose tokens have a shape to look at. */
export interface Candidate {
  /** its place among the clusters */
  readonly cluster: number;
  readonly features: number;
  /** the tokens at which one of its features fires */
  readonly firing: number;
  /** whether it was looked at in full, with all rotations */
  readonly full: boolean;
  readonly figures: Readonly<Record<IndexName, RankedFigure>>;
  readonly together: CandidateIndices['together'];
}

/** The numbers of clusters that were not looked at. */
export interface LeftOutClusters {
  readonly single: number;
  readonly large: number;
  /** of features that fire at too few tokens */
  readonly silent: number;
  /** of features that share too few of their strongest tokens; absent if all tokens are known */
  readonly apart?: number;
}

/** Clusters of features by the shapes of their tokens: plain data. */
export interface TokenRanking {
  /** in the order of the clusters; see `rankedBy` */
  readonly candidates: readonly Candidate[];
  readonly leftOut: LeftOutClusters;
  /** the number of all tokens */
  readonly of: number;
  /** the largest number of draws of a cluster that was looked at in full */
  readonly mostDraws: number;
}

/** A first look goes on if fewer draws than this are as far out in one of the indices, which is a p of 0.2 in 39 draws. */
const FIRST_ENOUGH = 8;
/** In full, draws stop when this number is as far out in every index. */
const FULL_ENOUGH = 10;
/** Far from the seeds of the draws in full. */
const FIRST_SEED = 0x40000000;
/** Draws are made for discoveries at this rate. */
const RATE = 0.05;
/** More draws than this are not made, however many clusters there are. */
const MOST_DRAWS = 1999;
/** The share of the work that the first look is. */
const FIRST_SHARE = 0.4;

/**
 * The number of draws with which clusters that are all as far out as can be are discoveries together.
 *
 * @param clusters  the number of all clusters
 * @param far  the number of those that are farther out than every draw of the first look
 */
const drawsFor = (clusters: number, far: number, least: number) =>
  Math.max(least, Math.min(MOST_DRAWS, Math.ceil(clusters / (RATE * Math.max(1, far)) - 1e-9) - 1));

/**
 * Every cluster's indices beside their draws: all of them with few rotations and draws, and those that may be beyond their
 * draws again in full, with draws of their own, so that the first look does not flatter the second (Engels et al. 2024, arXiv
 * 2405.14860, rank clusters by the score; the nulls are ours). The p of a cluster that is not looked at again is that of the first
 * look, above 0.2.
 *
 * @param decoder  `[features, dim]`
 * @param clusters  the features of each cluster
 */
export async function rankClusters(
  all: TokenSource,
  decoder: Matrix,
  clusters: readonly Uint32Array[],
  parameters: RankingParameters,
  work: Work,
): Promise<TokenRanking> {
  const { rotations, draws, firstRotations, firstDraws, seed } = parameters;
  const leftOut: { -readonly [reason in keyof LeftOutClusters]: LeftOutClusters[reason] } = {
    single: 0,
    large: 0,
    silent: 0,
    ...(isStrong(all) && { apart: 0 }),
  };
  const of = isStrong(all) ? all.of : all.blocks;
  const looked: Looked[] = [];
  const first = {
    rotations: firstRotations,
    draws: firstDraws,
    enough: FIRST_ENOUGH,
    seed: seed + FIRST_SEED,
  };
  for (const [cluster, members] of clusters.entries()) {
    work.progress(
      (FIRST_SHARE * cluster) / clusters.length,
      `first look at ${cluster + 1} of ${clusters.length}`,
    );
    await work.pause();
    const cloud = cloudOrReason(all, decoder, members, parameters);
    if (typeof cloud === 'string') leftOut[cloud] = (leftOut[cloud] ?? 0) + 1;
    else {
      const known = { cluster, features: members.length, firing: cloud.firing };
      looked.push({ ...known, full: false, ...(await candidateIndices(cloud, first, silent(work))) });
    }
    work.draft?.(() => rankingOf(looked, leftOut, of, firstDraws));
  }
  const far = looked.filter(({ figures }) => figures.score.asFar === 0 && figures.score.p !== null);
  const mostDraws = drawsFor(looked.length, far.length, draws);
  const full = { rotations, draws: mostDraws, enough: FULL_ENOUGH, seed };
  const promising = [...looked.keys()].filter((i) => mayBeBeyond(looked[i]!));
  for (const [done, i] of promising.entries()) {
    const { cluster } = looked[i]!;
    const span = (1 - FIRST_SHARE) / promising.length;
    const begin = FIRST_SHARE + span * done;
    const cloud = drawableCloud(all, decoder, clusters[cluster]!, parameters) as DrawableCloud;
    const step = stepOf(work, begin, begin + span);
    looked[i] = { ...looked[i]!, full: true, ...(await candidateIndices(cloud, full, step)) };
    work.draft?.(() => rankingOf(looked, leftOut, of, mostDraws));
  }
  return rankingOf(looked, leftOut, of, mostDraws);
}

/** Why a cluster is not looked at. */
type Reason = keyof LeftOutClusters;

/** A cluster whose p values are not corrected yet. */
type Looked = Omit<Candidate, 'figures'> & CandidateIndices;

/** The cloud of a cluster, or why it has none. */
function cloudOrReason(
  all: TokenSource,
  decoder: Matrix,
  members: Uint32Array,
  parameters: RankingParameters,
): DrawableCloud | Reason {
  if (members.length < 2) return 'single';
  if (members.length > MOST_FEATURES) return 'large';
  const cloud = drawableCloud(all, decoder, members, parameters);
  if (typeof cloud === 'number') return 'silent';
  const { activations } = cloud;
  const shared = Math.round(shareTogether(activations) * activations.tokens);
  return isStrong(all) && shared < FEWEST_TOKENS ? 'apart' : cloud;
}

/** Whether fewer draws of the first look are as far out as it takes to stop, in one of the indices at least. */
const mayBeBeyond = ({ figures }: Looked): boolean =>
  INDICES.some((name) => figures[name].asFar < FIRST_ENOUGH && figures[name].p !== null);

function rankingOf(
  looked: readonly Looked[],
  leftOut: TokenRanking['leftOut'],
  of: number,
  mostDraws: number,
): TokenRanking {
  const corrected = INDICES.map((name) => benjaminiHochberg(looked.map(({ figures }) => figures[name].p)));
  const candidates = looked.map(({ figures, ...candidate }, i): Candidate => {
    const entries = INDICES.map((name, at) => [name, { ...figures[name], q: corrected[at]![i]! }] as const);
    return { ...candidate, figures: Object.fromEntries(entries) as Candidate['figures'] };
  });
  return { candidates, leftOut: { ...leftOut }, of, mostDraws };
}

/** The candidates from the one that is farthest beyond its draws in an index, on the side that it is tested on. */
export function rankedBy({ candidates }: TokenRanking, index: IndexName): Candidate[] {
  const beyond = ({ figures }: Candidate) => figures[index].beyond ?? -Infinity;
  return candidates.toSorted((a, b) => beyond(b) - beyond(a) || a.cluster - b.cluster);
}
