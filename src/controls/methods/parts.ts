import type { MethodText } from './text.ts';

/** The parts of a note in their order, on screen and in the document. */
export const METHOD_PARTS: readonly {
  readonly key: Exclude<keyof MethodText, 'title'>;
  readonly name: string;
}[] = [
  { key: 'definition', name: 'definition' },
  { key: 'formula', name: 'formula' },
  { key: 'null', name: 'null' },
  { key: 'caveat', name: 'caveat' },
  { key: 'reference', name: 'reference' },
];
