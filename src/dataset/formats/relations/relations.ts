import type { Relation } from '../../dataset.ts';
import { DataError, kindOf } from '../../error.ts';
import { shownJson } from '../../files/json.ts';

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

/**
 * Checks a parsed relation in the layout of Todd et al. (2023), a list of `{input, output}`, and finds its words. If a
 * word occurs twice in the list, its first place counts.
 *
 * @param words  the places of the words that pairs consist of
 * @param id  the relation's name, such as `country-capital`
 * @throws DataError when it is not such a list, or a word is unknown
 */
export function readRelation(
  value: unknown,
  words: ReadonlyMap<string, number>,
  id: string,
  file: string,
): Relation {
  if (!Array.isArray(value)) {
    throw new DataError(
      `${file}: expected a JSON list of {"input", "output"}, found ${kindOf(value)}; write [{"input": "France", "output": "Paris"}, …].`,
    );
  }
  const pairs = new Uint32Array(value.length * 2);
  value.forEach((pair: unknown, i) => {
    const { input, output } = (pair ?? {}) as Record<string, unknown>;
    [input, output].forEach((word, side) => {
      const index = typeof word === 'string' ? words.get(word) : undefined;
      if (index === undefined) {
        throw new DataError(unknownWord(file, i, side === 0 ? 'input' : 'output', word));
      }
      pairs[i * 2 + side] = index;
    });
  });
  return { id, name: relationName(id), pairs };
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
