/** The defaults of a selection's figures: random sets for the null models, and their seed. */
export const SELECTION_DEFAULTS = { draws: 199, seed: 42 } as const;

/** Rows of a selection whose spectrum is computed; of a larger selection a random sample of them. */
export const SPECTRUM_ROWS = 256;

/** A selection of fewer features has no figures. */
export const LEAST_MEMBERS = 3;

/** The number of neighbours of each member by which a selection grows. */
export const GROW_COUNT = 5;
