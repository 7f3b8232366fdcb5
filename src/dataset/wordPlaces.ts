import { atOnce, forEachBelow, type Steps } from '../math/work/steps.ts';

/** The places of words in a vocabulary. */
export interface WordPlaces extends ReadonlyMap<string, number> {
  /** whether no word of the vocabulary has a capital; words are then found in lower case too */
  readonly lowerCase: boolean;
}

/**
 * Places of words. A word with letters that can be written in several ways, such as “é” as one character or as two, is
 * found by any of them (Unicode NFC). If the vocabulary has no capitals, a word with capitals is found in lower case.
 */
class Places extends Map<string, number> implements WordPlaces {
  lowerCase = false;

  override get(word: string): number | undefined {
    return super.get(word) ?? super.get(this.#form(word));
  }

  override has(word: string): boolean {
    return super.has(word) || super.has(this.#form(word));
  }

  /** Adds a word as it is written, unless it is there. */
  add(word: string, place: number): void {
    if (!super.has(word)) this.set(word, place);
  }

  #form(word: string): string {
    return composed(this.lowerCase ? word.toLowerCase() : word);
  }
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const composed = (word: string) => (BEYOND_ASCII.test(word) ? word.normalize('NFC') : word);

/** Whether a word has a capital letter. */
export const hasCapital = (word: string): boolean => word !== word.toLowerCase();

/** The place of each word in a list; the first one if it is repeated. */
export const wordPlaces = (words: readonly string[]): WordPlaces => atOnce(placingWords(words));

/** The place of each word in a list, in steps; the first one if it is repeated. */
export function* placingWords(words: readonly string[]): Steps<WordPlaces> {
  const places = new Places();
  // A word as it is written comes before one that is only written like it once it is composed.
  const others: number[] = [];
  let capitals = false;
  yield* forEachBelow(words.length, (i) => {
    const word = words[i]!;
    places.add(word, i);
    if (BEYOND_ASCII.test(word)) others.push(i);
    capitals ||= hasCapital(word);
  });
  for (const i of others) places.add(composed(words[i]!), i);
  places.lowerCase = !capitals;
  return places;
}
