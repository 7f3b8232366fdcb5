import { findAlike } from './alike.ts';
import { findNotes, placesOf, type NotesIndex } from './notes.ts';
import { expressionOf, type Query, type SearchField } from './query.ts';
import type { TextIndex } from './textIndex.ts';
import { startsWord } from './words.ts';

/** The matches of a search. */
export interface Matches {
  /** every item that matches, best first: exact matches, then those that are only alike */
  readonly found: Uint32Array;
  /** the number of exact matches, from the first of `found` */
  readonly exact: number;
  /** a sentence that says why the search text cannot be used; empty if it can */
  readonly fault: string;
  /** of a search of tokens: features that do not fire on it and have it in a context */
  readonly inContexts: number;
}

/** What is searched: the labels, and what features fire on, if that is wanted and known. */
export interface Indices {
  readonly labels: TextIndex;
  readonly notes: NotesIndex | null;
}

export const NO_MATCHES: Matches = { found: new Uint32Array(0), exact: 0, fault: '', inContexts: 0 };

/** With this number of exact matches or more, nothing that is only alike is looked for. */
const ENOUGH = 20;
/** The number of matches that are only alike. */
const MOST_ALIKE = 200;

/** The matches of a query, best first. */
export function findMatches(indices: Indices, query: Query): Matches {
  switch (query.kind) {
    case 'nothing':
      return NO_MATCHES;
    case 'fault':
      return { ...NO_MATCHES, fault: query.fault };
    case 'numbers':
      return { ...exactly(query.numbers), fault: query.fault };
    case 'pattern': {
      const expression = expressionOf(query.pattern, query.field);
      return exactly(placesOf(textsOf(indices, query.field), (text) => expression.test(text)));
    }
    case 'notes': {
      if (!indices.notes) return NO_MATCHES;
      const { found, inContexts } = findNotes(indices.notes, query.text, query.field);
      return { ...exactly(found), inContexts };
    }
    case 'words':
      return findWords(indices.labels, query.parts, query.number);
  }
}

const exactly = (found: readonly number[]): Matches => ({
  ...NO_MATCHES,
  found: Uint32Array.from(found),
  exact: found.length,
});

function textsOf({ labels, notes }: Indices, field: SearchField): readonly string[] {
  if (field === 'label') return labels.texts;
  return (field === 'token' ? notes?.tokens : notes?.contexts) ?? [];
}

/**
 * Labels that contain every part, in any order: first the label that is the text, then those that begin with the first
 * part, then those with a word that begins with it, then the others; each group is in the order of the labels. If they are
 * few, labels that are alike follow.
 */
function findWords(index: TextIndex, parts: readonly string[], number: number | null): Matches {
  const ranked: [number[], number[], number[], number[]] = [[], [], [], []];
  const first = parts[0]!;
  const whole = parts.join(' ');
  index.lower.forEach((label, i) => {
    if (i === number || !label.includes(first) || !parts.every((part) => label.includes(part))) return;
    ranked[label === whole ? 0 : label.startsWith(first) ? 1 : startsWord(label, first) ? 2 : 3].push(i);
  });
  const found = [...(number === null ? [] : [number]), ...ranked.flat()];
  const alike = found.length < ENOUGH ? findAlike(index, parts, MOST_ALIKE, new Set(found)) : [];
  return { ...NO_MATCHES, found: Uint32Array.from([...found, ...alike]), exact: found.length };
}
