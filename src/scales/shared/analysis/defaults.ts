/** The defaults of a feature's decomposition: how many atoms, and how many random directions beside it. */
export const DECOMPOSITION_DEFAULTS = { atoms: 8, draws: 199, seed: 42 } as const;

/** The default number of principal axes along which a feature's place is shown, and the seed of their iteration. */
export const COMPONENT_DEFAULTS = { components: 8, seed: 42 } as const;
