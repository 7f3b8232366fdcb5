/**
 * Decoder tensors by family, with their usual orientation: Gemma Scope, SAELens and others; PyTorch's Linear; Goodfire's
 * Linear.
 */
export const DECODERS = [
  { name: /^(.*\.)?w_dec$/i, transposed: false },
  { name: /^(.*\.)?decoder(_linear)?\.weight$/i, transposed: true },
] as const;

/** Encoder tensors by family, and whether a column is a feature; as `DECODERS`. */
export const ENCODERS = [
  { name: /^(.*\.)?w_enc$/i, columns: true },
  { name: /^(.*\.)?encoder(_linear)?\.weight$/i, columns: false },
] as const;

/** Vectors with an element for each feature, by their names behind the prefix of an SAE. */
export const PER_FEATURE =
  /^(b_enc|b_gate|gate_bias|b_mag|mag_bias|r_mag|threshold|log_jumprelu_threshold|latent_bias|encoder(_linear)?\.bias)$/i;

/** Vectors with an element for each dimension of the decoder directions, the surest first. */
export const PER_DIMENSION = [
  /^b_dec_out$/i,
  /^(b_dec|decoder_bias|pre_bias|decoder(_linear)?\.bias)$/i,
  /^bias$/i,
] as const;

/**
 * The names before which the tensors of one SAE have the same prefix: of `sae.encoder.weight` and `sae.W_dec` it is
 * `sae.`. For a tensor without a usual name, it is what stands before the last dot or, if the tensor is a module's
 * `weight`, before the module.
 */
export const prefixOf = (tensor: string): string => tensor.replace(/(w_(dec|enc)|[^.]+\.weight|[^.]*)$/i, '');

/** The tensors that are named as decoders are, with their usual orientation. */
export const decodersAmong = (names: readonly string[]) =>
  DECODERS.flatMap(({ name, transposed }) =>
    names.filter((tensor) => name.test(tensor)).map((tensor) => ({ tensor, transposed })),
  );

/** Whether a checkpoint holds an encoder, by its tensors' names. */
export const hasEncoder = (names: readonly string[]): boolean =>
  ENCODERS.some(({ name }) => names.some((tensor) => name.test(tensor)));
