import { permutedShapes } from '../../../../math/shapes/permutedShapes.ts';
import { cloudShape, type CloudShape } from '../../../../math/shapes/shape.ts';
import { DRAWS_FOR_Z } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { meanAndDeviation } from '../../../../math/statistics/meanAndDeviation.ts';
import { isAsFar, sequentialP, type Side } from '../../../../math/statistics/nulls/sequentialP.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { DrawableCloud } from './drawable.ts';
import { INDICES, type IndexName } from './indices.ts';

/** The side on which each index is looked at, named beforehand. */
const SIDES: Readonly<Record<IndexName, Side>> = { score: 'above', separability: 'above', mixture: 'below' };

const meanOver = (values: readonly number[]) =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : NaN;

/** An index of a whole cloud: the mean over its planes. */
const INDEX_OF: Readonly<Record<IndexName, (shape: CloudShape) => number>> = {
  score: ({ score }) => score,
  separability: ({ planes }) => meanOver(planes.map((plane) => plane.separability)),
  mixture: ({ planes }) => meanOver(planes.map((plane) => plane.mixture)),
};

/** An index beside its draws. */
export interface IndexFigure {
  readonly value: number;
  /** of the draws */
  readonly mean: number;
  readonly sd: number;
  /** standard deviations beyond the mean of the draws, on the side that is looked at; null if it does not exist */
  readonly beyond: number | null;
  /** draws that are at least as far out */
  readonly asFar: number;
  readonly draws: number;
  /** one-sided; see `sequentialP` */
  readonly p: number | null;
}

/** A cluster's indices. */
export interface CandidateIndices {
  readonly figures: Readonly<Record<IndexName, IndexFigure>>;
  /** the share of tokens with two of the features or more, on both sides of its draws; not ranked by */
  readonly together: { readonly value: number; readonly mean: number; readonly z: number | null };
}

/** How closely clusters are looked at. */
export interface Look {
  readonly rotations: number;
  /** at most this number of draws, fewer if `enough` of them are as far out in every index */
  readonly draws: number;
  readonly enough: number;
  readonly seed: number;
}

/** The indices of a cluster beside draws with the activations permuted within features. */
export async function candidateIndices(
  { activations, permutable }: DrawableCloud,
  { rotations, draws, enough, seed }: Look,
  work: Work,
): Promise<CandidateIndices> {
  const shape = cloudShape(activations, permutable.directions, rotations);
  const asFar = { score: 0, separability: 0, mixture: 0 };
  const nulls = await permutedShapes({ ...permutable, rotations, seed }, draws, work, (draw) => {
    for (const name of INDICES) {
      const of = INDEX_OF[name];
      // An index that does not exist needs no draws.
      if (!Number.isFinite(of(shape)) || isAsFar(of(draw), of(shape), SIDES[name])) asFar[name]++;
    }
    return INDICES.every((name) => asFar[name] >= enough);
  });
  const figureOf = (name: IndexName) => indexFigure(name, shape, nulls, enough);
  return {
    figures: {
      score: figureOf('score'),
      separability: figureOf('separability'),
      mixture: figureOf('mixture'),
    },
    together: togetherFigure(shape, nulls),
  };
}

function indexFigure(
  name: IndexName,
  shape: CloudShape,
  nulls: readonly CloudShape[],
  enough: number,
): IndexFigure {
  const of = INDEX_OF[name];
  const side = SIDES[name];
  const value = of(shape);
  const samples = Float64Array.from(nulls, of).filter(Number.isFinite);
  const { mean, sd } = meanAndDeviation(samples);
  const z = zOf(value, mean, sd, samples.length);
  return {
    value,
    mean,
    sd,
    beyond: z === null || side === 'above' ? z : -z,
    asFar: samples.filter((draw) => isAsFar(draw, value, side)).length,
    draws: samples.length,
    p: sequentialP(value, samples, side, enough),
  };
}

function togetherFigure({ together: value }: CloudShape, nulls: readonly CloudShape[]) {
  const { mean, sd } = meanAndDeviation(Float64Array.from(nulls, ({ together }) => together));
  return { value, mean, z: zOf(value, mean, sd, nulls.length) };
}

const zOf = (value: number, mean: number, sd: number, draws: number): number | null =>
  Number.isFinite(value) && sd > 1e-12 * Math.abs(mean) && draws >= DRAWS_FOR_Z ? (value - mean) / sd : null;
