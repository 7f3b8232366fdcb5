import { type Activation, type Encoder, inputShift } from '../../../math/encode/encoder.ts';
import { type Matrix, transpose } from '../../../math/matrices/matrix.ts';
import { DataError, listNames } from '../../error.ts';
import { type DenseArray, toMatrix } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import type { Tensors } from '../../files/tensors.ts';
import { type Beside, besideEncoder } from './beside.ts';
import { configurationFields, type SaeFields } from './fields.ts';
import { crossNorms } from './crossNorms.ts';
import { decodersAmong, ENCODERS, LOG_THRESHOLD, PER_FEATURE, prefixOf } from './names.ts';
import { readMossCrosscoder } from './mossCrosscoder.ts';
import { comparesScaled, inputFactor, isOpenMoss } from './openMoss.ts';
import { schemeOf } from './scheme.ts';
import { shown } from './shown.ts';

const BIAS = /^(b_enc|b_e|latent_bias|encoder(_linear)?\.bias)$/i;
const DECODER_BIAS = /^(b_dec|b_d|decoder_bias|pre_bias|decoder(_linear)?\.bias|bias)$/i;

/**
 * Reads the encoder of an SAE checkpoint as its makers' code applies it: Gemma Scope (JumpReLU), SAELens
 * (`standard`, `jumprelu`, `topk`, `batchtopk`, `matryoshka_batchtopk`, `gated`, with `apply_b_dec_to_input`, `normalize_activations` and
 * `rescale_acts_by_decoder_norm`), EleutherAI sparsify (TopK), dictionary_learning (`AutoEncoder`, `GatedAutoEncoder`,
 * `JumpReluAutoEncoder`, `AutoEncoderTopK`, `BatchTopKSAE`, `MatryoshkaBatchTopKSAE`), OpenAI, Goodfire, Qwen Scope, Llama Scope and
 * llamascopium, and crosscoders, whose inputs are those of all models one after another. SAELens's `scaling_factor` affects decoding only.
 *
 * @param config  the parsed configuration that stands beside it; null when there is none
 * @throws DataError when a tensor is missing or has another shape, or the configuration asks for something that is not defined here
 */
export async function readEncoder(tensors: Tensors, file: string, config: unknown): Promise<Encoder> {
  const fields = configurationFields(config);
  const [found, ...more] = ENCODERS.flatMap(({ name, columns }) =>
    tensors.names.filter((tensor) => name.test(tensor)).map((tensor) => ({ tensor, columns })),
  );
  if (!found || more.length > 0) {
    throw new DataError(
      `${file}: expected one encoder, “W_enc” or “encoder.weight”, found ${listNames(tensors.names)}; give the whole SAE, not only its decoder.`,
    );
  }
  const { tensor, columns } = found;
  const beside = besideEncoder(tensors, prefixOf(tensor), file);
  const shape = await tensors.shape(tensor);
  const crosses = shape.length === 3;
  const scheme = schemeOf({
    fields,
    beside,
    columns,
    crosses,
    ...(await decoderAt(tensors, shape, beside)),
    file,
  });
  const place = `${file}: ${tensor}`;
  const array = await tensors.read(tensor);
  if (crosses && isOpenMoss(fields)) {
    const applied = { ...scheme, k: () => largestOf(fields, beside, file) };
    return readMossCrosscoder(array, fields, beside, applied, file);
  }
  const stored = toMatrix(joined(array), place);
  const weights = upright(stored, await beside.length(PER_FEATURE), scheme.columns || crosses, place);
  const activation = await readActivation(scheme.kind, fields, weights, beside, file);
  const shift = scheme.subtracts
    ? inputShift(weights, await beside.vector(DECODER_BIAS, 'b_dec', weights.columns))
    : new Float64Array(weights.rows);
  const factor = await inputFactor(fields, beside, weights.columns, file);
  const read = {
    weights: scaled(weights, factor, file),
    shift,
    activation,
    normalisation: scheme.normalisation,
  };
  const rescaled = activation.kind === 'jumprelu' && rescales(fields);
  return rescaled ? foldedNorms(read, await decoderNorms(weights, beside, file)) : read;
}

/** What the decoder's shape says about an encoder of some shape. */
async function decoderAt(tensors: Tensors, shape: readonly number[], beside: Beside) {
  const [decoder] = decodersAmong(tensors.names);
  const written = decoder ? await tensors.shape(decoder.tensor) : [];
  const [rows, across] = shape;
  const features = await beside.length(PER_FEATURE);
  return {
    writesSeveral: written.length === 3,
    rowsOfFeatures:
      rows === features && across !== features && (written.length === 0 || written[0] === features),
  };
}

/** Whether SAELens multiplies activations by the norms of the decoder directions. */
const rescales = (fields: SaeFields | null): boolean => fields?.['rescale_acts_by_decoder_norm'] === true;

/** A JumpReLU encoder whose pre-activations are multiplied by the norms, `[features]`, as SAELens folds them when it saves. */
function foldedNorms(encoder: Encoder, norms: Float64Array): Encoder {
  const { weights, shift, activation } = encoder;
  if (activation.kind !== 'jumprelu') return encoder;
  const { columns } = weights;
  const data = weights.data.map((weight, at) => weight * norms[Math.floor(at / columns)]!);
  const bias = activation.bias.map((value, f) => value * norms[f]!);
  return {
    ...encoder,
    weights: { ...weights, data },
    shift: shift.map((value, f) => value * norms[f]!),
    activation: { ...activation, bias },
  };
}

/** The weights of an encoder whose inputs are multiplied by a factor. */
function scaled({ data, rows, columns }: Matrix, factor: number, file: string): Matrix {
  if (factor === 1) return { data, rows, columns };
  const array = { type: 'f4', shape: [rows, columns], data: data.map((weight) => weight * factor) } as const;
  return toMatrix(array, `${file}: the encoder times ${factor}`);
}

/** A crosscoder's encoder `[models, dim, features]` as that of one input, `[models · dim, features]`. */
const joined = (array: DenseArray): DenseArray => {
  const [models, dim, features] = array.shape;
  return features === undefined ? array : { ...array, shape: [models! * dim!, features] };
};

/** The encoder with a row for each feature; the biases decide which way round it is stored, else the family's convention. */
function upright(stored: Matrix, features: number | null, columns: boolean, place: string): Matrix {
  if (features === null) return columns ? transpose(stored) : stored;
  const [asRows, asColumns] = [stored.rows === features, stored.columns === features];
  if (!asRows && !asColumns) {
    throw new DataError(
      `${place}: expected ${features} features as its biases have, found shape ${shapeText([stored.rows, stored.columns])}; use the tensors of one SAE.`,
    );
  }
  const turned = asRows && asColumns ? columns : asColumns;
  return turned ? transpose(stored) : stored;
}

async function readActivation(
  kind: Activation['kind'],
  fields: SaeFields | null,
  weights: Matrix,
  beside: Beside,
  file: string,
): Promise<Activation> {
  const vector = (pattern: RegExp, name: string) => beside.vector(pattern, name, weights.rows);
  if (kind === 'gated') {
    return {
      kind,
      gateBias: await vector(/^(b_gate|gate_bias)$/i, 'b_gate'),
      magnitudeBias: await vector(/^(b_mag|mag_bias)$/i, 'b_mag'),
      logMagnitude: await vector(/^r_mag$/i, 'r_mag'),
    };
  }
  const bias = await vector(BIAS, 'b_enc');
  if (kind === 'jumprelu') {
    return { kind, bias, threshold: await thresholds(fields, weights, beside, file) };
  }
  if (kind === 'relu') return { kind, bias };
  const ranked = comparesScaled(fields);
  return {
    kind,
    bias,
    k: Math.min(await largestOf(fields, beside, file), weights.rows),
    scale: rescales(fields) || ranked ? await decoderNorms(weights, beside, file) : null,
    ...(ranked && { ranked }),
  };
}

/** The thresholds of a JumpReLU encoder, `[features]`, of its activations as they are. */
async function thresholds(
  fields: SaeFields | null,
  weights: Matrix,
  beside: Beside,
  file: string,
): Promise<Float32Array> {
  const given = await givenThresholds(fields, weights.rows, beside);
  const crossed = await crossNorms(fields, weights.rows, beside, file);
  const scale = crossed ?? (comparesScaled(fields) ? await decoderNorms(weights, beside, file) : null);
  return scale ? given.map((threshold, f) => threshold / scale[f]!) : given;
}

/** The thresholds as the file or its configuration has them. */
async function givenThresholds(
  fields: SaeFields | null,
  features: number,
  beside: Beside,
): Promise<Float32Array> {
  if (beside.has(LOG_THRESHOLD)) {
    return (await beside.vector(LOG_THRESHOLD, 'log_jumprelu_threshold', features, true)).map(Math.exp);
  }
  const one = fields?.['jump_relu_threshold'];
  if (typeof one === 'number' && Number.isFinite(one) && !beside.has(/^threshold$/i)) {
    return new Float32Array(features).fill(one);
  }
  return beside.vector(/^(topk_)?threshold$/i, 'threshold', features, true);
}

/** The number k of a TopK encoder: a tensor or a setting of the file, or a field of its configuration. */
async function largestOf(fields: SaeFields | null, beside: Beside, file: string): Promise<number> {
  const kwargs = fields?.['activation_fn_kwargs'] as SaeFields | undefined | null;
  const k =
    (await beside.number(/^k$/i)) ??
    beside.setting('activation_state_dict.k') ??
    beside.setting('k') ??
    fields?.['k'] ??
    fields?.['top_k'] ??
    kwargs?.['k'];
  if (Number.isInteger(k) && (k as number) >= 1) return k as number;
  throw new DataError(
    `${file}: expected the number k of a TopK encoder in its configuration, found ${shown(k)}; give the cfg.json of this SAE.`,
  );
}

/** ‖w_dec‖ of each feature, `[features]`. */
async function decoderNorms({ rows, columns }: Matrix, beside: Beside, file: string): Promise<Float64Array> {
  const stored = await beside.matrix(/^(w_dec|w_d|decoder\.weight)$/i);
  const asRows = stored && stored.rows === rows && stored.columns === columns;
  if (!stored || !(asRows || (stored.columns === rows && stored.rows === columns))) {
    throw new DataError(
      `${file}: expected a decoder ${shapeText([rows, columns])} to rescale activations by, found ${stored ? shapeText([stored.rows, stored.columns]) : 'none'}; give the whole SAE.`,
    );
  }
  const decoder = asRows ? stored : transpose(stored);
  const norms = Float64Array.from({ length: rows }, (_, f) =>
    Math.sqrt(decoder.data.subarray(f * columns, (f + 1) * columns).reduce((sum, w) => sum + w * w, 0)),
  );
  const none = norms.indexOf(0);
  if (none >= 0) {
    throw new DataError(
      `${file}: feature ${none} has a decoder direction of length 0, expected a length to rescale its activation by; leave it out.`,
    );
  }
  return norms;
}
