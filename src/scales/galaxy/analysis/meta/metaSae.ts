import { DataError } from '../../../../dataset/error.ts';
import {
  trainTogether,
  type Training,
  type TrainingSoFar,
} from '../../../../math/autoencoder/trainTogether.ts';
import type { Trained } from '../../../../math/autoencoder/trainer.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { unitRows } from '../../../../math/matrices/unitRows.ts';
import { controlRows } from '../../../../math/spectra/controls/controlRows.ts';
import { withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { silent } from '../../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { UNIT } from '../../../cloud/analysis/preprocessing.ts';
import { META_DEFAULTS } from './defaults.ts';

export interface MetaSaeParameters {
  /** meta-features, as a multiple of the dimension, from 1/4 to 4; 1 if left out */
  readonly width?: number;
  /** active meta-features of a feature, on average; 4 if left out */
  readonly active?: number;
  /** spectrum-matched clouds beside the layer; 5 if left out */
  readonly draws?: number;
  /** steps of the optimiser; 2,000 if left out */
  readonly steps?: number;
  /** 42 if left out */
  readonly seed?: number;
}

/** A sparse autoencoder of a layer's decoder directions, and what it explains beside clouds without parts. */
export interface MetaSae {
  readonly n: number;
  readonly dim: number;
  /** meta-features */
  readonly width: number;
  /** the number asked for: larger than `width` where the layer has too few features for it */
  readonly askedWidth: number;
  readonly active: number;
  readonly steps: number;
  readonly batch: number;
  readonly rate: number;
  readonly seed: number;
  /** features whose direction is zero: they have no parts */
  readonly zeroRows: number;
  /** share of the variance of the unit rows that the reconstruction explains, beside that of the clouds */
  readonly explained: NullFigure;
  /** share of variance that batches left unexplained, in 50 equal parts of the training in turn, `[50]` */
  readonly curve: Float64Array;
  /** the same, the mean over the clouds, `[50]` */
  readonly nullCurve: Float64Array;
  /** meta-features that are active in no feature */
  readonly dead: number;
  /** the number of replacements during training, of meta-features that did little */
  readonly replaced: number;
  /** where the parts of each feature begin in `metas` and `strengths`, `[n + 1]` */
  readonly starts: Uint32Array;
  /** the meta-features of each feature, the strongest first */
  readonly metas: Uint32Array;
  /** the activation of each, positive: the factor of its unit direction in the unit direction of the feature */
  readonly strengths: Float32Array;
  readonly preprocessing: string;
}

/**
 * Trains a meta-SAE: a BatchTopK sparse autoencoder of the unit decoder rows, as in Leask and others, *Sparse Autoencoders
 * Do Not Find Canonical Units of Analysis* (ICLR 2025). The same training runs on clouds that keep the lengths, the mean and
 * the covariance of the rows, and have no parts: the share of variance explained of both is compared.
 *
 * @param decoder  `[n, dim]`, at least `LEAST_FEATURES` of its rows other than zero, and not all of one direction
 * @throws DataError when there are too few directions, or they are all equal
 */
export async function metaSae(decoder: Matrix, parameters: MetaSaeParameters, work: Work): Promise<MetaSae> {
  const { draws, active, steps, seed, width: multiple } = { ...META_DEFAULTS, ...parameters };
  const { batch, rate } = META_DEFAULTS;
  const directed = directedRows(decoder);
  const askedWidth = Math.max(1, Math.round(multiple * decoder.columns));
  const width = Math.min(askedWidth, Math.floor(directed.length / 2));
  const x = unitRows(takeRows(decoder, directed));
  checkVaried(x);
  const options = { width, active: Math.min(active, width), steps, batch, rate };
  const trainings: Training[] = [{ x, options: { ...options, seed } }];
  for (let draw = 1; draw <= draws; draw++) {
    work.progress((0.1 * (draw - 1)) / draws, `Drawing spectrum-matched cloud ${draw} of ${draws}`);
    const cloud = await controlRows(x, 'spectrum', seed + draw, silent(work));
    trainings.push({ x: cloud, options: { ...options, seed: seed + draw } });
  }
  const asked = {
    n: decoder.rows,
    dim: decoder.columns,
    ...options,
    askedWidth,
    seed,
    zeroRows: decoder.rows - directed.length,
    preprocessing: UNIT,
  };
  const draft = work.draft && {
    draft: (soFar: () => unknown) =>
      work.draft!((): MetaSae => ({ ...asked, ...draftOf(soFar() as TrainingSoFar[], decoder.rows) })),
  };
  const [own, ...clouds] = await trainTogether(trainings, { ...stepOf(work, 0.1, 1), ...draft });
  return {
    ...asked,
    ...figuresBeside(
      own!,
      clouds,
      [own!, ...clouds].map(({ explained }) => explained),
    ),
    dead: own!.dead,
    replaced: own!.replaced,
    ...partsOf(own!, directed, decoder.rows),
  };
}

interface Curved {
  readonly curve: Float64Array;
}

/** The curves, and the shares explained of the layer and of the clouds beside each other. */
function figuresBeside(own: Curved, clouds: readonly Curved[], [value, ...shares]: readonly number[]) {
  return {
    explained: withEnoughDraws(besideNull(value!, shares)),
    curve: own.curve,
    nullCurve: meanCurve(clouds),
  };
}

/** What is known during the training: the curves, and what the last batches explain. The parts come at the end. */
const draftOf = (soFar: readonly TrainingSoFar[], n: number) => ({
  ...figuresBeside(
    soFar[0]!,
    soFar.slice(1),
    soFar.map(({ unexplained }) => 1 - unexplained),
  ),
  dead: 0,
  replaced: 0,
  starts: new Uint32Array(n + 1),
  metas: new Uint32Array(),
  strengths: new Float32Array(),
});

/** The least number of directions of which an autoencoder says anything. */
export const LEAST_FEATURES = 16;

function directedRows(decoder: Matrix): Uint32Array {
  const inverse = inverseNorms(decoder);
  const directed = Uint32Array.from(inverse.keys()).filter((i) => inverse[i]! > 0);
  if (directed.length >= LEAST_FEATURES) return directed;
  throw new DataError(
    `Meta-SAE: expected at least ${LEAST_FEATURES} features whose direction is not zero, found ${directed.length} of ${decoder.rows}; open an SAE with more features.`,
  );
}

function checkVaried({ data, rows, columns }: Matrix): void {
  for (let at = columns; at < rows * columns; at++) {
    if (Math.abs(data[at]! - data[at % columns]!) > 1e-6) return;
  }
  throw new DataError(
    `Meta-SAE: expected features of different directions, found ${rows} copies of one; choose another layer.`,
  );
}

const meanCurve = (clouds: readonly Curved[]): Float64Array =>
  Float64Array.from(
    clouds[0]!.curve,
    (_, at) => clouds.reduce((sum, { curve }) => sum + curve[at]!, 0) / clouds.length,
  );

/** The parts of all features, the strongest of each first; rows left out have none. */
function partsOf({ activations }: Trained, directed: Uint32Array, n: number) {
  const starts = new Uint32Array(n + 1);
  const metas: number[] = [];
  const strengths: number[] = [];
  directed.forEach((feature, i) => {
    const own = Array.from({ length: activations.starts[i + 1]! - activations.starts[i]! }, (_, part) => {
      const at = activations.starts[i]! + part;
      return { meta: activations.latents[at]!, strength: activations.values[at]! };
    });
    own.sort((a, b) => b.strength - a.strength || a.meta - b.meta);
    metas.push(...own.map(({ meta }) => meta));
    strengths.push(...own.map(({ strength }) => strength));
    starts[feature + 1] = own.length;
  });
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!;
  return { starts, metas: Uint32Array.from(metas), strengths: Float32Array.from(strengths) };
}
