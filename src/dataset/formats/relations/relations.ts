import type { Relation, WrittenPair } from '../../dataset.ts';
import { DataError, kindOf } from '../../error.ts';
import { shownJson } from '../../files/json.ts';
import { hasCapital, type WordPlaces } from '../../wordPlaces.ts';

/**
 * Checks a parsed list of words.
 *
 * @param count  the number of words that there should be; null for any number
 * @throws DataError when it is not a list of strings of that length
 */
export function readWords(value: unknown, file: string, count: number | null = null): string[] {
  if (!Array.isArray(value) || !value.every((word) => typeof word === 'string')) {
    throw new DataError(
      `${file}: expected a JSON list of strings, found ${kindOf(value)}; write ["word", "word", …], one for each row of the vectors.`,
    );
  }
  if (count !== null && value.length !== count) {
    throw new DataError(
      `${file}: expected ${count} words, found ${value.length}; there must be one for each row of the vectors.`,
    );
  }
  return value;
}

/** How a relation is read: what becomes of pairs with unknown words, and of pairs that are listed again. */
export interface RelationReading {
  readonly unknown: 'refuse' | 'leave out';
  readonly repeated: 'keep' | 'leave out';
}

/** As a bundle is read: its manifest counts the pairs, and all of them take part. */
export const EVERY_PAIR: RelationReading = { unknown: 'refuse', repeated: 'keep' };

/**
 * Checks a parsed relation in the layout of Todd et al. (2023), a list of `{input, output}`, and finds its words: in any
 * Unicode form, and in lower case if all known words are in lower case. If a word occurs twice in the vocabulary, its
 * first place counts.
 *
 * @param words  the places of the words that pairs consist of
 * @param id  the relation's name, such as `country-capital`
 * @throws DataError when it is not such a list, or when a word is unknown and the reading refuses it
 */
export function readRelation(
  value: unknown,
  words: WordPlaces,
  id: string,
  file: string,
  reading: RelationReading,
): Relation {
  if (!Array.isArray(value)) {
    throw new DataError(
      `${file}: expected a JSON list of {"input", "output"}, found ${kindOf(value)}; write [{"input": "France", "output": "Paris"}, …].`,
    );
  }
  const pairs: number[] = [];
  const unknown: WrittenPair[] = [];
  const repeated: WrittenPair[] = [];
  const seen = new Set<string>();
  let lowered = 0;
  value.forEach((item: unknown, i) => {
    const pair = writtenPair(item, i, file);
    const [a, b] = [words.get(pair.input), words.get(pair.output)];
    if (a === undefined || b === undefined) {
      const side = a === undefined ? 'input' : 'output';
      if (reading.unknown === 'refuse') throw new DataError(unknownWord(file, i, side, pair[side]));
      unknown.push(pair);
    } else if (reading.repeated === 'leave out' && seen.has(`${a} ${b}`)) repeated.push(pair);
    else {
      seen.add(`${a} ${b}`);
      pairs.push(a, b);
      if (words.lowerCase) lowered += [pair.input, pair.output].filter(hasCapital).length;
    }
  });
  const complete = unknown.length + repeated.length + lowered === 0;
  return {
    id,
    name: relationName(id),
    pairs: Uint32Array.from(pairs),
    ...(!complete && { leftOut: { unknown, repeated, lowered } }),
  };
}

function writtenPair(item: unknown, place: number, file: string): WrittenPair {
  const pair = (item ?? {}) as Record<string, unknown>;
  for (const side of ['input', 'output']) {
    if (typeof pair[side] !== 'string') throw new DataError(unknownWord(file, place, side, pair[side]));
  }
  return { input: pair['input'] as string, output: pair['output'] as string };
}

/** The message about a pair with a word that has no vector; `more` says how many more there are, such as `, and 3 more`. */
export function unknownWord(file: string, pair: number, side: string, found: unknown, more = ''): string {
  return (
    `${file}: pair ${pair}: its “${side}” should be one of the words that have vectors, found ${shownJson(found)}${more}; ` +
    'add the word and its vector, or remove the pair.'
  );
}

/** A relation's name for the screen: `country-capital` becomes `country → capital`. */
export function relationName(id: string): string {
  const parts = id.split(/[-_]/);
  return parts.length === 2 ? parts.join(' → ') : id;
}
