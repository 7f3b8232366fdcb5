/**
 * Decoder tensors by family, with their usual orientation: Gemma Scope, SAELens and others, circuit-tracer with the
 * number of a layer; PyTorch's Linear and Goodfire's; llamascopium, also with the number of a layer.
 */
export const DECODERS = [
  { name: /^(.*\.)?w_dec(_\d+)?$/i, transposed: false },
  { name: /^(.*\.)?decoder(_linear)?\.weight$/i, transposed: true },
  { name: /^(.*\.)?w_d(\.\d+)?$/i, transposed: false },
] as const;

/** What llamascopium calls the two ends of a sparse attention layer (Lorsa), if nothing else is a decoder. */
const ATTENTION = { decoder: 'W_O', beside: 'W_V' } as const;

/** Encoder tensors by family, and whether a column is a feature; as `DECODERS`. */
export const ENCODERS = [
  { name: /^(.*\.)?w_enc$/i, columns: true },
  { name: /^(.*\.)?encoder(_linear)?\.weight$/i, columns: false },
  { name: /^(.*\.)?w_e$/i, columns: true },
] as const;

/** Vectors with an element for each feature, by their names behind the prefix of an SAE. */
export const PER_FEATURE =
  /^(b_enc|b_e|b_gate|gate_bias|b_mag|mag_bias|r_mag|threshold|log_jumprelu_threshold|activation_function\.log_jumprelu_threshold|latent_bias|encoder(_linear)?\.bias)$/i;

/** The logarithms of the thresholds of Llama Scope R1 and llamascopium. */
export const LOG_THRESHOLD = /^(activation_function\.)?log_jump_?relu_threshold$/i;

/** Vectors with an element for each dimension of the decoder directions, the surest first. */
export const PER_DIMENSION = [
  /^b_dec_out$/i,
  /^(b_dec|b_d|decoder_bias|pre_bias|decoder(_linear)?\.bias)$/i,
  /^bias$/i,
] as const;

/**
 * The names before which the tensors of one SAE have the same prefix: of `sae.encoder.weight` and `sae.W_dec` it is
 * `sae.`. For a tensor without a usual name, it is what stands before the last dot or, if the tensor is a module's
 * `weight`, before the module.
 */
export function prefixOf(tensor: string): string {
  const numbered = /w_[de]\.\d+$/i.exec(tensor);
  if (numbered) return tensor.slice(0, numbered.index);
  const parts = tensor.split('.');
  const module = parts.at(-1).toLowerCase() === 'weight' && parts.length > 1 && parts.at(-2) !== '';
  const before = parts.slice(0, module ? -2 : -1);
  return before.map((part) => `${part}.`).join('');
}

/** A tensor that is named as decoders are, with its usual orientation. */
export interface NamedDecoder {
  readonly tensor: string;
  readonly transposed: boolean;
}

/** The tensors that are named as decoders are. */
export function decodersAmong(names: readonly string[]): NamedDecoder[] {
  const found = DECODERS.flatMap(({ name, transposed }) =>
    names.filter((tensor) => name.test(tensor)).map((tensor) => ({ tensor, transposed })),
  );
  const attends = found.length === 0 && names.includes(ATTENTION.decoder) && names.includes(ATTENTION.beside);
  return attends ? [{ tensor: ATTENTION.decoder, transposed: false }] : found;
}

/** The number of a layer at the end of a decoder's name, such as 3 of `W_dec_3` and `W_D.3`; null without one. */
export function layerNumber(tensor: string): number | null {
  const [, number] = /w_(?:dec_|d\.)(\d+)$/i.exec(tensor) ?? [];
  return number === undefined ? null : Number(number);
}

/**
 * The decoders of one checkpoint: a single one, or those of a cross-layer transcoder in the order of their layers. Null
 * if there are several that could each be the decoder.
 */
export function decodersOf(names: readonly string[]): readonly NamedDecoder[] | null {
  const found = decodersAmong(names);
  if (found.length <= 1) return found;
  const numbered = found.every(({ tensor }) => layerNumber(tensor) !== null);
  return numbered ? found.sort((a, b) => layerNumber(a.tensor)! - layerNumber(b.tensor)!) : null;
}

/** circuit-tracer's encoders, with the number of their layer. */
const NUMBERED_ENCODER = /^w_enc_\d{1,4}$/i;

/** Whether a checkpoint holds an encoder, by its tensors' names. */
export const hasEncoder = (names: readonly string[]): boolean =>
  names.some((tensor) => NUMBERED_ENCODER.test(tensor) || ENCODERS.some(({ name }) => name.test(tensor)));

/** Whether a file holds the encoder of a layer only, whose decoder is in another file. */
export const isEncoderPart = (names: readonly string[]): boolean =>
  decodersAmong(names).length === 0 && names.some((tensor) => NUMBERED_ENCODER.test(tensor));

/** The file of the encoder that belongs to a file of a decoder: `W_enc_3.safetensors` of `W_dec_3.safetensors`; null for another. */
export function encoderBeside(decoder: string): string | null {
  const path = decoder.replace(/(^|\/)W_dec(_\d{1,4}\.safetensors)$/, '$1W_enc$2');
  return path === decoder ? null : path;
}
