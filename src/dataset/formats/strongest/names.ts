/** The tensors that say where each feature fires most, and in which contexts. */
const NEEDED = ['activations', 'seq_ids', 'positions', 'tokens'];

/** Whether a file holds the strongest tokens of features, by its tensors' names. */
export const isStrongest = (names: readonly string[]): boolean =>
  NEEDED.every((name) => names.includes(name));
