import { ATOM_NOTES } from './atomNotes.ts';
import { BRAIN_NOTES } from './brainNotes.ts';
import { GALAXY_NOTES } from './galaxyNotes.ts';

/**
 * The one list of texts beside figures as published, by the figure’s name: for the panels, the CLI and `docs/methods.md`.
 * It imports no React.
 */
export const PUBLISHED_NOTES = {
  ...GALAXY_NOTES,
  ...BRAIN_NOTES,
  ...ATOM_NOTES,
} as const;

/** The name of a published figure. */
export type PublishedFigure = keyof typeof PUBLISHED_NOTES;
