/** The defaults of a feature's decomposition: how many atoms, and how many random directions beside it. */
export const DECOMPOSITION_DEFAULTS = { atoms: 8, draws: 39, seed: 42 } as const;
