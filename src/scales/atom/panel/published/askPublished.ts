import { ATOM_DEFAULTS } from '../../analysis/defaults.ts';

/** The request for the figures as published, the same in every section. */
export const ASK_PUBLISHED = {
  action: 'Compute the figures as published',
  cost: `LDA with 2 to ${ATOM_DEFAULTS.curve} components, or to one fewer than there are relations, and the first component against word length, over all relations.`,
} as const;
