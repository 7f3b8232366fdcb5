import type { PublishedTexts } from './texts.ts';

/** The published figures of Atom. */
export const ATOM_NOTES = {} as const satisfies PublishedTexts;
