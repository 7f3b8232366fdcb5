/** What is done to the decoder directions before principal components are taken, as shown beside results. */
export const CENTRED = 'decoder rows, centred';

/** What is done to them before entropies are estimated. */
export const STANDARDISED = 'decoder rows, each dimension centred and scaled to unit deviation';

/** What is done to them before cosines are taken. */
export const AS_STORED = 'decoder rows, not centred';

/** What is done to them before a sparse autoencoder is trained on them. */
export const UNIT = 'decoder rows, each scaled to unit length';
