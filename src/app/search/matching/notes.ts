import type { NotesField } from './query.ts';

/** What features fire on, as a search reads it. */
export interface NotesIndex {
  /** the tokens that each feature fires on, each between line ends, `[features]` */
  readonly tokens: readonly string[];
  /** the contexts of each feature, one behind the other, `[features]` */
  readonly contexts: readonly string[];
  /** the tokens in lower case */
  readonly lowerTokens: readonly string[];
  readonly lowerContexts: readonly string[];
}

export function notesIndexOf(tokens: readonly string[], contexts: readonly string[]): NotesIndex {
  const small = (texts: readonly string[]) => texts.map((text) => text.toLowerCase());
  return { tokens, contexts, lowerTokens: small(tokens), lowerContexts: small(contexts) };
}

/** Features that were found by what they fire on. */
export interface FoundNotes {
  readonly found: readonly number[];
  /** of a search of tokens: features that do not fire on it and have it in a context */
  readonly inContexts: number;
}

/**
 * Features with a text in the tokens that they fire on, or in their contexts. Of tokens, those that are the text come
 * first, then those that begin with it, then those that contain it.
 *
 * @param text  in lower case
 */
export function findNotes(index: NotesIndex, text: string, field: NotesField): FoundNotes {
  if (field === 'context') {
    return { found: placesOf(index.lowerContexts, (context) => context.includes(text)), inContexts: 0 };
  }
  const ranked: [number[], number[], number[]] = [[], [], []];
  let inContexts = 0;
  index.lowerTokens.forEach((tokens, feature) => {
    if (!tokens.includes(text)) {
      if (index.lowerContexts[feature]!.includes(text)) inContexts++;
      return;
    }
    ranked[tokens.includes(`\n${text}\n`) ? 0 : tokens.includes(`\n${text}`) ? 1 : 2].push(feature);
  });
  return { found: ranked.flat(), inContexts };
}

/** The places of the texts that pass. */
export const placesOf = (texts: readonly string[], passes: (text: string) => boolean): number[] =>
  texts.flatMap((text, place) => (passes(text) ? [place] : []));

/**
 * The notes of a layer as `NoteTexts` holds them: UTF-8, for each feature its tokens and then its contexts.
 *
 * @param ends  where the tokens and where the contexts of each feature end, in bytes, `[features, 2]`
 */
export function unpackNotes(bytes: Uint8Array, ends: Uint32Array): NotesIndex {
  const decoder = new TextDecoder();
  const text = (part: number) => decoder.decode(bytes.subarray(part === 0 ? 0 : ends[part - 1]!, ends[part]));
  const features = Array.from({ length: ends.length / 2 }, (_, feature) => feature);
  return notesIndexOf(
    features.map((feature) => text(2 * feature)),
    features.map((feature) => text(2 * feature + 1)),
  );
}
