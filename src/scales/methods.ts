import type { MethodTexts } from '../controls/methods/method.ts';
import { METHODS as ATOM } from './atom/methods.ts';
import { METHODS as BRAIN } from './brain/methods.ts';
import { METHODS as SELECTION } from './cloud/methods.ts';
import { METHODS as GALAXY } from './galaxy/methods.ts';
import { METHODS as FEATURE } from './shared/methods.ts';

/** A part of the notes on figures, under its heading in `docs/methods.md`. */
export interface MethodsPart {
  readonly title: string;
  /** the folder of its `methods.ts` among `src/scales` */
  readonly folder: string;
  readonly texts: MethodTexts;
}

/** All notes on figures, in the order of the document. Only the document and its test load them together. */
export const METHOD_LISTS: readonly MethodsPart[] = [
  { title: 'Galaxy', folder: 'galaxy', texts: GALAXY },
  { title: 'Brain', folder: 'brain', texts: BRAIN },
  { title: 'Atom', folder: 'atom', texts: ATOM },
  { title: 'A selection', folder: 'cloud', texts: SELECTION },
  { title: 'One feature', folder: 'shared', texts: FEATURE },
];
