import { type Activation, type Encoder, inputShift } from '../../../math/encode/encoder.ts';
import { type Matrix, transpose } from '../../../math/matrices/matrix.ts';
import { DataError, listNames } from '../../error.ts';
import { type DenseArray, toMatrix } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import type { Tensors } from '../../files/tensors.ts';
import { type Beside, besideEncoder } from './beside.ts';
import { configurationFields, type SaeFields } from './fields.ts';
import { ENCODERS, PER_FEATURE, prefixOf } from './names.ts';
import { schemeOf } from './scheme.ts';
import { shown } from './shown.ts';

const BIAS = /^(b_enc|latent_bias|encoder(_linear)?\.bias)$/i;
const DECODER_BIAS = /^(b_dec|decoder_bias|pre_bias|decoder(_linear)?\.bias|bias)$/i;

/**
 * Reads the encoder of an SAE checkpoint as its makers' code applies it: Gemma Scope (JumpReLU), SAELens
 * (`standard`, `jumprelu`, `topk`, `gated`, with `apply_b_dec_to_input`, `normalize_activations` and
 * `rescale_acts_by_decoder_norm`), EleutherAI sparsify (TopK), dictionary_learning (`AutoEncoder`, `GatedAutoEncoder`,
 * `JumpReluAutoEncoder`, `AutoEncoderTopK`, `BatchTopKSAE`, `MatryoshkaBatchTopKSAE`), OpenAI, Goodfire, Qwen Scope and
 * crosscoders, whose inputs are those of all models one after another. SAELens's `scaling_factor` affects decoding only.
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
  const crosses = (await tensors.shape(tensor)).length === 3;
  const scheme = schemeOf({ fields, beside, columns, crosses, file });
  const place = `${file}: ${tensor}`;
  const stored = toMatrix(joined(await tensors.read(tensor)), place);
  const weights = upright(stored, await beside.length(PER_FEATURE), scheme.columns || crosses, place);
  const activation = await readActivation(scheme.kind, fields, weights, beside, file);
  const shift = scheme.subtracts
    ? inputShift(weights, await beside.vector(DECODER_BIAS, 'b_dec', weights.columns))
    : new Float64Array(weights.rows);
  return { weights, shift, activation, normalisation: scheme.normalisation };
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
    const threshold = await beside.vector(/^threshold$/i, 'threshold', weights.rows, true);
    return { kind, bias, threshold };
  }
  if (kind === 'relu') return { kind, bias };
  const rescaled = fields?.['rescale_acts_by_decoder_norm'] === true;
  return {
    kind,
    bias,
    k: Math.min(await largestOf(fields, beside, file), weights.rows),
    scale: rescaled ? await decoderNorms(weights, beside, file) : null,
  };
}

/** The number k of a TopK encoder: a tensor or a setting of the file, or a field of its configuration. */
async function largestOf(fields: SaeFields | null, beside: Beside, file: string): Promise<number> {
  const kwargs = fields?.['activation_fn_kwargs'] as SaeFields | undefined | null;
  const k =
    (await beside.number(/^k$/i)) ??
    beside.setting('activation_state_dict.k') ??
    beside.setting('k') ??
    fields?.['k'] ??
    kwargs?.['k'];
  if (Number.isInteger(k) && (k as number) >= 1) return k as number;
  throw new DataError(
    `${file}: expected the number k of a TopK encoder in its configuration, found ${shown(k)}; give the cfg.json of this SAE.`,
  );
}

/** ‖w_dec‖ of each feature, `[features]`. */
async function decoderNorms({ rows, columns }: Matrix, beside: Beside, file: string): Promise<Float64Array> {
  const stored = await beside.matrix(/^(w_dec|decoder\.weight)$/i);
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
