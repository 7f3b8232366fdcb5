/** Decoder tensors by family, with their usual orientation: Gemma Scope and SAELens; PyTorch's Linear. */
export const DECODERS = [
  { name: /^(.*\.)?w_dec$/i, transposed: false },
  { name: /^(.*\.)?decoder\.weight$/i, transposed: true },
] as const;

/** Encoder tensors by family, and whether a column is a feature: Gemma Scope and SAELens; PyTorch's Linear. */
export const ENCODERS = [
  { name: /^(.*\.)?w_enc$/i, columns: true },
  { name: /^(.*\.)?encoder\.weight$/i, columns: false },
] as const;

/** The tensors that are named as decoders are, with their usual orientation. */
export const decodersAmong = (names: readonly string[]) =>
  DECODERS.flatMap(({ name, transposed }) =>
    names.filter((tensor) => name.test(tensor)).map((tensor) => ({ tensor, transposed })),
  );

/** Whether a checkpoint holds an encoder, by its tensors' names. */
export const hasEncoder = (names: readonly string[]): boolean =>
  ENCODERS.some(({ name }) => names.some((tensor) => name.test(tensor)));
