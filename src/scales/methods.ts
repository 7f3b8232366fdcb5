import type { MethodTexts } from '../controls/methods/text.ts';
import { METHODS as ATOM } from './atom/methods.ts';
import { METHODS as BRAIN } from './brain/methods.ts';
import { METHODS as GALAXY } from './galaxy/methods.ts';
import { METHODS as FEATURE } from './shared/methods.ts';
import { METHODS as SELECTION } from './shared/selectionMethods.ts';

/** A part of the notes on figures, under its heading in `docs/methods.md`. */
export interface MethodsPart {
  readonly title: string;
  readonly texts: MethodTexts;
}

/** All notes on figures, in the order of the document. Only the document and its test load them together. */
export const METHOD_LISTS: readonly MethodsPart[] = [
  { title: 'Galaxy', texts: GALAXY },
  { title: 'Brain', texts: BRAIN },
  { title: 'Atom', texts: ATOM },
  { title: 'A selection', texts: SELECTION },
  { title: 'One feature', texts: FEATURE },
];
