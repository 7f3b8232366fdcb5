import type { PublishedTexts } from './texts.ts';

/** The published figures of Brain. */
export const BRAIN_NOTES = {} as const satisfies PublishedTexts;
