import type { Activation, Encoder, Normalisation } from '../../../math/encode/encoder.ts';
import { transpose } from '../../../math/matrices/matrix.ts';
import { DataError } from '../../error.ts';
import { type DenseArray, toMatrix } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import type { Beside } from './beside.ts';
import type { SaeFields } from './fields.ts';
import { LOG_THRESHOLD } from './names.ts';
import { comparesScaled, inputFactor } from './openMoss.ts';
import { shown } from './shown.ts';

/** How a crosscoder's configuration says that it is applied. */
interface Applied {
  readonly kind: Activation['kind'];
  readonly normalisation: Normalisation;
  /** the number k of TopK */
  readonly k: () => Promise<number>;
}

/** Large enough that no product reaches it, and finite: the bias of a feature that a model cannot fire. */
const NEVER = -1e30;

/**
 * Reads the encoder of llamascopium's crosscoder (crosscoder.py): pre-activations are the sum over the models of
 * `x_m·W_E[m] + b_E[m]`; the activation in a model is the activation function of that sum times the norm of the feature's
 * direction there. A feature fires if it fires in any model, as in llamascopium's own analysis.
 *
 * @param stored  `W_E`, `[models, dim, features]`
 * @throws DataError when a tensor is missing or has another shape, or the norm of an input is nowhere
 */
export async function readMossCrosscoder(
  stored: DenseArray,
  fields: SaeFields,
  beside: Beside,
  { kind, normalisation, k }: Applied,
  file: string,
): Promise<Encoder> {
  const [models, dim, features] = stored.shape as [number, number, number];
  const sizes: Sizes = { models, dim, features, file };
  const factors = await inputFactors(fields, beside, sizes);
  const data = Float32Array.from(
    stored.data,
    (weight, at) => weight * factors[Math.floor(at / (dim * features))]!,
  );
  const bias = await summedBias(beside, sizes);
  const norms = comparesScaled(fields) ? await directionNorms(beside, sizes) : null;
  const read = {
    weights: transpose(toMatrix({ type: 'f4', shape: [models * dim, features], data }, `${file}: W_E`)),
    shift: new Float64Array(features),
    normalisation,
    parts: models,
  };
  if (kind === 'jumprelu')
    return {
      ...read,
      activation: { kind, bias, threshold: lowest(await thresholds(fields, beside, sizes), norms, sizes) },
    };
  if (kind !== 'topk' || !norms) {
    return {
      ...read,
      activation: kind === 'topk' ? { kind, bias, k: await k(), scale: null } : { kind: 'relu', bias },
    };
  }
  const largest = Math.min(await k(), features);
  const [activation, ...others] = norms.map((scale): Activation => ({
    kind,
    bias: bias.map((value, f) => (scale[f] === 0 ? NEVER : value)),
    k: largest,
    scale,
    ranked: true,
  }));
  return { ...read, activation: activation!, ...(others.length > 0 && { others }) };
}

interface Sizes {
  readonly models: number;
  readonly dim: number;
  readonly features: number;
  readonly file: string;
}

/** The factor of the inputs of each model. */
async function inputFactors(
  fields: SaeFields,
  beside: Beside,
  { models, dim, file }: Sizes,
): Promise<number[]> {
  if (fields['norm_activation'] !== 'dataset-wise') return Array.from({ length: models }, () => 1);
  const hooks = fields['hook_points'];
  if (!Array.isArray(hooks) || hooks.length !== models) {
    throw new DataError(
      `${file}: expected “hook_points”, a list of the ${models} hooks that the crosscoder reads, in its configuration, found ${shown(hooks)}; give the config.json of this crosscoder.`,
    );
  }
  const factors: number[] = [];
  for (const hook of hooks) {
    factors.push(await inputFactor({ ...fields, hook_point_in: hook as unknown }, beside, dim, file));
  }
  return factors;
}

/** An array `[models, features]`, or `[features]` for all models, as a list of rows. */
function rowsOf(
  { shape, data }: DenseArray,
  name: string,
  { models, features, file }: Sizes,
): Float32Array[] {
  const wide = shape.filter((size) => size !== 1);
  const each = data.length === models * features && (wide.length > 1 || models === 1 || features === 1);
  if (!each && data.length !== features) {
    throw new DataError(
      `${file}: ${name}: expected [${models}, ${features}] or [${features}] as the encoder has, found shape ${shapeText(shape)}; use the tensors of one crosscoder.`,
    );
  }
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new DataError(`${file}: ${name}: element ${bad} is ${data[bad]}, expected a finite number.`);
  return Array.from({ length: models }, (_, m) => {
    const from = each ? m * features : 0;
    return Float32Array.from(data.subarray(from, from + features));
  });
}

/** The biases of a feature in all models added up; one bias for all models counts once. */
async function summedBias(beside: Beside, sizes: Sizes): Promise<Float32Array> {
  const { features, models } = sizes;
  const array = await beside.array(/^b_e$/i);
  if (!array) throw beside.missing('b_E', features);
  const rows = rowsOf(array, 'b_E', sizes);
  const summed = array.data.length === features ? rows.slice(0, 1) : rows.slice(0, models);
  return Float32Array.from({ length: features }, (_, f) => summed.reduce((sum, row) => sum + row[f]!, 0));
}

/** The thresholds in each model, `[models][features]`. */
async function thresholds(fields: SaeFields, beside: Beside, sizes: Sizes): Promise<Float32Array[]> {
  const { models, features } = sizes;
  const array = await beside.array(LOG_THRESHOLD);
  const one = fields['jump_relu_threshold'];
  if (!array && typeof one === 'number' && Number.isFinite(one)) {
    return Array.from({ length: models }, () => new Float32Array(features).fill(one));
  }
  if (!array) throw beside.missing('log_jumprelu_threshold', features);
  return rowsOf(array, 'log_jumprelu_threshold', sizes).map((row) => row.map(Math.exp));
}

/**
 * The lowest pre-activation that fires in any model, `[features]`; a model whose direction has length 0 fires nothing.
 */
function lowest(
  limits: readonly Float32Array[],
  norms: readonly Float64Array[] | null,
  { features }: Sizes,
): Float32Array {
  return Float32Array.from({ length: features }, (_, f) => {
    const least = Math.min(...limits.map((row, m) => (norms ? row[f]! / norms[m]![f]! : row[f]!)));
    return Number.isFinite(least) ? least : -NEVER;
  });
}

/** The norms of the directions in each model, `[models][features]`. */
async function directionNorms(
  beside: Beside,
  { models, dim, features, file }: Sizes,
): Promise<Float64Array[]> {
  const decoder = await beside.array(/^w_d$/i);
  const expected = [models, features, dim];
  if (!decoder || decoder.shape.length !== 3 || expected.some((size, axis) => decoder.shape[axis] !== size)) {
    throw new DataError(
      `${file}: expected a decoder W_D ${shapeText(expected)} to rescale activations by, found ${decoder ? `shape ${shapeText(decoder.shape)}` : 'none'}; give the whole crosscoder.`,
    );
  }
  return Array.from({ length: models }, (_, m) =>
    Float64Array.from({ length: features }, (__, f) => {
      let squares = 0;
      for (let at = (m * features + f) * dim, end = at + dim; at < end; at++)
        squares += decoder.data[at]! ** 2;
      return Math.sqrt(squares);
    }),
  );
}
