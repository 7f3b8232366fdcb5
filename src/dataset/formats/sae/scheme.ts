import type { Activation, Normalisation } from '../../../math/encode/encoder.ts';
import { DataError } from '../../error.ts';
import type { Beside } from './beside.ts';
import type { SaeFields } from './fields.ts';
import { saeKind } from './kind.ts';
import { LOG_THRESHOLD } from './names.ts';
import { normalisationOf, openMossNormalisation } from './normalisation.ts';
import { isOpenMoss } from './openMoss.ts';
import { shown } from './shown.ts';

type Kind = Activation['kind'];

/** How an encoder is applied to its input. */
export interface Scheme {
  readonly kind: Kind;
  /** whether the decoder's bias is subtracted from the input */
  readonly subtracts: boolean;
  readonly normalisation: Normalisation;
  /** whether a column of the encoder's tensor is a feature, if its shape leaves it open */
  readonly columns: boolean;
}

/** An encoder's tensor and what stands beside it. */
export interface Found {
  /** the configuration; null without one */
  readonly fields: SaeFields | null;
  readonly beside: Beside;
  /** whether the tensor is named as those are that have a column for each feature */
  readonly columns: boolean;
  /** whether the encoder reads several models or layers at once */
  readonly crosses: boolean;
  /** whether the decoder writes several models or layers */
  readonly writesSeveral: boolean;
  /** whether the tensor has a row for each feature, by the sizes beside it, and so has the decoder */
  readonly rowsOfFeatures: boolean;
  readonly file: string;
}

/**
 * How an encoder is applied, by its configuration and the names of the tensors beside it.
 *
 * @throws DataError when neither says it, or what they say is not defined here
 */
export const schemeOf = (found: Found): Scheme =>
  ofSeveralFiles(found) ??
  ofCircuitTracer(found) ??
  ofOpenMoss(found) ??
  ofDictionaryLearning(found) ??
  ofOpenAi(found) ??
  ofOthers(found) ??
  ofSaeLens(found);

const scheme = (
  { columns }: Found,
  kind: Kind,
  subtracts: boolean,
  normalisation: Normalisation = 'none',
): Scheme => ({ kind, subtracts, normalisation, columns });

const refusal = (file: string, what: string) =>
  new DataError(
    `${file}: expected an SAE that is standard (ReLU), jumprelu, topk or gated, found ${what}; load it with SAELens and save it with save_inference_model, or collect its firings with its own code.`,
  );

const unclear = (file: string, kinds: string, found: string, configuration: string) =>
  new DataError(
    `${file}: its tensors do not show whether it is ${kinds}, expected a configuration that says so, found ${found}; give ${configuration} beside it.`,
  );

/** A crosscoder whose encoder is spread over files, one for each layer, cannot be applied from one of them. */
function ofSeveralFiles({ fields, crosses, writesSeveral, file }: Found): null {
  if (crosses || writesSeveral || saeKind(fields) !== 'crosscoder') return null;
  throw new DataError(
    `${file}: expected the encoder of all layers of the crosscoder, found that of one; open the files of all its layers together.`,
  );
}

/**
 * circuit-tracer (single_layer_transcoder.py, cross_layer_transcoder.py): ReLU, or JumpReLU if there are thresholds; no
 * bias is subtracted. Its `W_enc` has a row for each feature, which without a configuration no other family with such a
 * `W_dec` has.
 */
function ofCircuitTracer(found: Found): Scheme | null {
  const { fields, beside, columns, crosses, rowsOfFeatures } = found;
  const kind = fields?.['model_kind'];
  const named = kind === 'transcoder_set' || kind === 'cross_layer_transcoder';
  if (crosses || !(named || (fields === null && columns && rowsOfFeatures))) return null;
  const limits = beside.has(/^threshold$/i);
  return { ...scheme(found, limits ? 'jumprelu' : 'relu', false), columns: false };
}

/** The activation functions of OpenMOSS's code. */
const ACT_FNS: Readonly<Record<string, Kind>> = { relu: 'relu', jumprelu: 'jumprelu', topk: 'topk' };

/** Llama Scope, Llama Scope R1 and llamascopium. */
function ofOpenMoss(found: Found): Scheme | null {
  const { fields, beside, crosses, file } = found;
  if (!isOpenMoss(fields)) return null;
  if (crosses && saeKind(fields) === 'cross-layer transcoder') {
    throw refusal(file, 'a cross-layer transcoder of llamascopium, in which each layer has an encoder');
  }
  const { act_fn: act } = fields;
  const named = typeof act === 'string' ? act.toLowerCase() : '';
  const limited = beside.has(LOG_THRESHOLD) || fields['jump_relu_threshold'] !== undefined;
  const kind = named === '' && limited ? 'jumprelu' : Object.hasOwn(ACT_FNS, named) ? ACT_FNS[named] : null;
  if (!kind) throw refusal(file, `the activation function ${shown(act)}`);
  const subtracts = fields['apply_decoder_bias_to_pre_encoder'] === true;
  return scheme(found, kind, subtracts, openMossNormalisation(fields, file));
}

/**
 * The classes of dictionary_learning (dictionary.py) as they encode by default: BatchTopK keeps what exceeds its one
 * threshold.
 */
const CLASSES: Readonly<Record<string, readonly [Kind, subtracts: boolean]>> = {
  AutoEncoder: ['relu', true],
  AutoEncoderNew: ['relu', false],
  GatedAutoEncoder: ['gated', true],
  JumpReluAutoEncoder: ['jumprelu', false],
  AutoEncoderTopK: ['topk', true],
  BatchTopKSAE: ['jumprelu', true],
  MatryoshkaBatchTopKSAE: ['jumprelu', true],
};

function ofDictionaryLearning(found: Found): Scheme | null {
  const { fields, beside, columns, crosses, file } = found;
  const given = fields?.['dict_class'];
  if (typeof given === 'string' && !crosses) {
    const name = given.split(/\W+/).findLast((part) => part !== '') ?? '';
    const known = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
    if (!known) throw refusal(file, shown(given));
    return scheme(found, known[0], known[1] || fields?.['apply_b_dec_to_input'] === true);
  }
  if (crosses) return null;
  if (beside.has(/^gate_bias$/i)) return scheme(found, 'gated', true);
  const [counts, limits] = [beside.has(/^k$/i), beside.has(/^threshold$/i)];
  if (columns)
    return beside.has(/^group_sizes$/i) || (counts && limits) ? scheme(found, 'jumprelu', true) : null;
  if (beside.has(/^bias$/i) && beside.has(/^encoder\.bias$/i)) return scheme(found, 'relu', true);
  if (!counts) return null;
  if (!limits) return scheme(found, 'topk', true);
  throw unclear(
    file,
    'a TopK or a BatchTopK encoder',
    fields ? 'no “dict_class” in it' : 'none',
    'config.json',
  );
}

/** OpenAI's sparse_autoencoder (model.py): TopK normalises its input, ReLU does not. */
function ofOpenAi(found: Found): Scheme | null {
  const { fields, beside, file } = found;
  if (!beside.has(/^latent_bias$/i)) return null;
  const activation =
    beside.setting('activation') ?? fields?.['activation'] ?? (beside.hasSettings ? 'ReLU' : undefined);
  if (activation === undefined) {
    throw unclear(file, 'a ReLU or a TopK encoder', 'none', 'the .pt file, or a cfg.json with “activation”');
  }
  if (activation === 'TopK') return scheme(found, 'topk', true, 'layer norm');
  if (activation === 'ReLU') return scheme(found, 'relu', true);
  throw refusal(file, `the activation function ${shown(activation)}`);
}

/** Families that are known by one sign: crosscoders, Goodfire, Qwen Scope. None subtracts the decoder's bias. */
function ofOthers(found: Found): Scheme | null {
  const { fields, beside, crosses } = found;
  if (crosses) {
    const largest = beside.has(/^k$/i) || [fields?.['k'], fields?.['top_k']].some((k) => k !== undefined);
    const kind = beside.has(/^threshold$/i) ? 'jumprelu' : largest ? 'topk' : 'relu';
    return { ...scheme(found, kind, false), columns: true };
  }
  if (beside.has(/^encoder_linear\.bias$/i)) return scheme(found, 'relu', false);
  if (fields?.['model_type'] === 'topk_sae') return { ...scheme(found, 'topk', false), columns: false };
  return null;
}

/** SAELens, Gemma Scope and sparsify. */
function ofSaeLens(found: Found): Scheme {
  const { fields, columns, file } = found;
  const subtracts = columns ? appliesDecoderBias(fields) : fields?.['transcode'] !== true;
  return scheme(found, kindOf(found), subtracts, normalisationOf(fields, file));
}

/** The activation function of SAELens's architectures; null for a function that another field names. */
const ARCHITECTURES: Readonly<Record<string, Kind | null>> = {
  standard: null,
  transcoder: null,
  skip_transcoder: null,
  jump_relu: 'jumprelu',
  jumprelu: 'jumprelu',
  jumprelu_transcoder: 'jumprelu',
  jumprelu_skip_transcoder: 'jumprelu',
  topk: 'topk',
  gated: 'gated',
  // They are applied with the one threshold that training found.
  batchtopk: 'jumprelu',
  matryoshka_batchtopk: 'jumprelu',
};

/** The activation function that the configuration names or, without one, the tensors show. */
function kindOf({ fields, beside, columns, file }: Found): Kind {
  const architecture = fields?.['architecture'];
  if (typeof architecture === 'string') {
    const kind = Object.hasOwn(ARCHITECTURES, architecture) ? ARCHITECTURES[architecture] : undefined;
    if (kind === undefined) throw refusal(file, shown(architecture));
    if (kind !== null) return kind;
  }
  if (!columns && fields && 'k' in fields) {
    const activation = fields['activation'] ?? 'topk';
    if (activation === 'topk' && fields['signed'] !== true) return 'topk';
    throw refusal(file, activation === 'topk' ? 'signed latents' : shown(activation));
  }
  if (beside.has(/^b_gate$/i)) return 'gated';
  if (beside.has(/^(topk_)?threshold$/i)) return 'jumprelu';
  const names = ['architecture', 'activation_fn_str', 'activation_fn', ...(columns ? OLD_SAELENS : [])];
  if (!fields || !names.some((name) => name in fields)) {
    throw unclear(file, 'a ReLU or a TopK encoder', fields ? 'none in it' : 'none', 'cfg.json');
  }
  const activation =
    fields['activation_fn_str'] ?? fields['activation_fn'] ?? ('k' in fields ? 'topk' : 'relu');
  if (activation === 'relu' || activation === 'topk') return activation;
  throw refusal(file, `the activation function ${shown(activation)}`);
}

/** Fields by which a configuration of SAELens from before it had architectures is recognised; without a k it is ReLU. */
const OLD_SAELENS = ['d_sae', 'hook_point', 'hook_name'];

/** Whether the decoder's bias is subtracted from the input; SAELens (whose configuration has `d_sae`) does it by default, except for transcoders. */
function appliesDecoderBias(fields: SaeFields | null): boolean {
  if (!fields) return false;
  const architecture = fields['architecture'];
  const transcodes = typeof architecture === 'string' && architecture.includes('transcoder');
  const usual = 'd_sae' in fields && !transcodes;
  return (fields['apply_b_dec_to_input'] ?? usual) === true;
}
