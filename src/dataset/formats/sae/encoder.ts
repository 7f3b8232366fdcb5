import {
  inputShift,
  type Activation,
  type Encoder,
  type Normalisation,
} from '../../../math/encode/encoder.ts';
import { transpose, type Matrix } from '../../../math/matrices/matrix.ts';
import { DataError, listNames } from '../../error.ts';
import { toMatrix, toVector } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import { shownJson } from '../../files/json.ts';
import { ENCODERS } from './names.ts';
import type { Tensors } from '../../files/tensors.ts';

/** The fields of a configuration, and the file for messages. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the encoder of an SAE checkpoint as its makers' code applies it: Gemma Scope (JumpReLU), SAELens
 * (`standard`, `jumprelu`, `topk`, `gated`, with `apply_b_dec_to_input`, `normalize_activations` and
 * `rescale_acts_by_decoder_norm`), EleutherAI sparsify (TopK). SAELens's `scaling_factor` affects decoding only.
 *
 * @param config  the parsed configuration that stands beside it; null when there is none
 * @throws DataError when a tensor is missing or has another shape, or the configuration asks for something that is not defined here
 */
export async function readEncoder(tensors: Tensors, file: string, config: unknown): Promise<Encoder> {
  const fields = typeof config === 'object' && config !== null ? (config as Fields) : null;
  const [found, ...more] = ENCODERS.flatMap(({ name, columns }) =>
    tensors.names.filter((tensor) => name.test(tensor)).map((tensor) => ({ tensor, columns })),
  );
  if (!found || more.length > 0) {
    throw new DataError(
      `${file}: expected one encoder, “W_enc” or “encoder.weight”, found ${listNames(tensors.names)}; give the whole SAE, not only its decoder.`,
    );
  }
  const normalisation = normalisationOf(fields, file);
  const { tensor, columns } = found;
  const read = readerBeside(tensors, tensor.replace(/(w_enc|encoder\.weight)$/i, ''), file);
  const stored = toMatrix(await tensors.read(tensor), `${file}: ${tensor}`);
  const bias = await read.any(/^(b_enc|b_gate|encoder\.bias|threshold)$/i);
  const weights = upright(stored, bias?.length ?? null, columns, `${file}: ${tensor}`);
  const kind = activationKind(fields, read, columns, file);
  const activation = await readActivation(kind, fields, weights, read, file);
  const subtracts = columns ? appliesDecoderBias(fields) : fields?.['transcode'] !== true;
  const shift = subtracts
    ? inputShift(weights, await read.vector(/^(b_dec|decoder\.bias)$/i, 'b_dec', weights.columns))
    : new Float64Array(weights.rows);
  return { weights, shift, activation, normalisation };
}

type Reader = ReturnType<typeof readerBeside>;

/** Reads the vectors that stand beside the encoder, under the same prefix. */
function readerBeside(tensors: Tensors, prefix: string, file: string) {
  const nameOf = (pattern: RegExp) =>
    tensors.names.find((name) => name.startsWith(prefix) && pattern.test(name.slice(prefix.length)));
  const any = async (pattern: RegExp): Promise<Float32Array | null> => {
    const name = nameOf(pattern);
    if (name === undefined) return null;
    const array = await tensors.read(name);
    return array.shape.length === 1 ? toVector(array, `${file}: ${name}`, array.shape[0]!) : null;
  };
  return {
    has: (pattern: RegExp) => nameOf(pattern) !== undefined,
    any,
    async vector(pattern: RegExp, name: string, length: number): Promise<Float32Array> {
      const found = nameOf(pattern);
      if (found === undefined) {
        throw new DataError(
          `${file}: expected a tensor “${name}” [${length}] beside the encoder, found ${listNames(tensors.names)}; give the whole SAE.`,
        );
      }
      const vector = toVector(await tensors.read(found), `${file}: ${found}`, length);
      const bad = vector.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0) {
        throw new DataError(`${file}: ${found}: element ${bad} is ${vector[bad]}, expected a finite number.`);
      }
      return vector;
    },
    async matrix(pattern: RegExp): Promise<Matrix | null> {
      const name = nameOf(pattern);
      return name === undefined ? null : toMatrix(await tensors.read(name), `${file}: ${name}`);
    },
  };
}

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

type Kind = Activation['kind'];

/** A field of a configuration, for a message. */
const shown = (value: unknown): string =>
  typeof value === 'string' ? `“${value}”` : value === undefined ? 'none' : shownJson(value);

/** The activation function that the configuration names or, without one, the tensors show. */
function activationKind(fields: Fields | null, read: Reader, columns: boolean, file: string): Kind {
  const refuse = (what: string) =>
    new DataError(
      `${file}: expected an SAE that is standard (ReLU), jumprelu, topk or gated, found ${what}; load it with SAELens and save it with save_inference_model, or collect its firings with its own code.`,
    );
  const architecture = fields?.['architecture'];
  if (typeof architecture === 'string' && architecture !== 'standard') {
    if (architecture === 'jump_relu') return 'jumprelu';
    if (architecture === 'jumprelu' || architecture === 'topk' || architecture === 'gated')
      return architecture;
    throw refuse(`“${architecture}”`);
  }
  if (!columns && fields && 'k' in fields) {
    const activation = fields['activation'] ?? 'topk';
    if (activation !== 'topk' || fields['signed'] === true) {
      throw refuse(activation !== 'topk' ? shown(activation) : 'signed latents');
    }
    return 'topk';
  }
  if (read.has(/^b_gate$/i)) return 'gated';
  if (read.has(/^threshold$/i)) return 'jumprelu';
  if (!fields || !('architecture' in fields || 'activation_fn_str' in fields || 'activation_fn' in fields)) {
    throw new DataError(
      `${file}: its tensors do not show whether it is a ReLU or a TopK encoder, expected a configuration that says so, found ${fields ? 'none in it' : 'none'}; give cfg.json beside it.`,
    );
  }
  const activation = fields['activation_fn_str'] ?? fields['activation_fn'] ?? 'relu';
  if (activation === 'relu' || activation === 'topk') return activation;
  throw refuse(`the activation function ${shown(activation)}`);
}

async function readActivation(
  kind: Kind,
  fields: Fields | null,
  weights: Matrix,
  read: Reader,
  file: string,
): Promise<Activation> {
  const vector = (pattern: RegExp, name: string) => read.vector(pattern, name, weights.rows);
  if (kind === 'gated') {
    return {
      kind,
      gateBias: await vector(/^b_gate$/i, 'b_gate'),
      magnitudeBias: await vector(/^b_mag$/i, 'b_mag'),
      logMagnitude: await vector(/^r_mag$/i, 'r_mag'),
    };
  }
  const bias = await vector(/^(b_enc|encoder\.bias)$/i, 'b_enc');
  if (kind === 'jumprelu') return { kind, bias, threshold: await vector(/^threshold$/i, 'threshold') };
  if (kind === 'relu') return { kind, bias };
  const kwargs = fields?.['activation_fn_kwargs'] as Fields | undefined | null;
  const k = fields?.['k'] ?? kwargs?.['k'];
  if (!Number.isInteger(k) || (k as number) < 1) {
    throw new DataError(
      `${file}: expected the number k of a TopK encoder in its configuration, found ${shown(k)}; give the cfg.json of this SAE.`,
    );
  }
  const rescaled = fields?.['rescale_acts_by_decoder_norm'] === true;
  return {
    kind,
    bias,
    k: Math.min(k as number, weights.rows),
    scale: rescaled ? await decoderNorms(weights, read, file) : null,
  };
}

/** ‖w_dec‖ of each feature, `[features]`. */
async function decoderNorms({ rows, columns }: Matrix, read: Reader, file: string): Promise<Float64Array> {
  const stored = await read.matrix(/^(w_dec|decoder\.weight)$/i);
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

/** Whether the decoder's bias is subtracted from the input; SAELens (whose configuration has `d_sae`) does it by default. */
function appliesDecoderBias(fields: Fields | null): boolean {
  if (!fields) return false;
  return (fields['apply_b_dec_to_input'] ?? 'd_sae' in fields) === true;
}

function normalisationOf(fields: Fields | null, file: string): Normalisation {
  if (fields && 'norm_activation' in fields) {
    throw new DataError(
      `${file}: expected activations to be taken as they are, found a normalisation by the whole dataset (“norm_activation”), whose factor is not in the file; load it with SAELens, which folds the factor into the weights, and save it with save_inference_model.`,
    );
  }
  const requested = fields?.['normalize_activations'] ?? 'none';
  switch (requested) {
    case 'none':
      return 'none';
    case 'constant_norm_rescale':
      return 'constant norm';
    case 'layer_norm':
      return 'layer norm';
    case 'expected_average_only_in':
      throw new DataError(
        `${file}: normalize_activations is “expected_average_only_in”, a factor that is measured in training and is not in the file; call sae.fold_activation_norm_scaling_factor(factor) in SAELens and save the SAE again.`,
      );
    default:
      throw new DataError(
        `${file}: normalize_activations should be none, constant_norm_rescale or layer_norm, found ${shown(requested)}; fold it into the weights and save the SAE again.`,
      );
  }
}
