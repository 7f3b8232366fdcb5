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
  readonly lowerCase: boolean;

  constructor(places: ReadonlyMap<string, number>, lowerCase: boolean) {
    super(places);
    this.lowerCase = lowerCase;
  }

  override get(word: string): number | undefined {
    return super.get(word) ?? super.get(this.#form(word));
  }

  override has(word: string): boolean {
    return super.has(word) || super.has(this.#form(word));
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
export function wordPlaces(words: readonly string[]): WordPlaces {
  const places = new Map<string, number>();
  for (const form of [(word: string) => word, composed]) {
    words.forEach((word, i) => {
      if (!places.has(form(word))) places.set(form(word), i);
    });
  }
  return new Places(places, !words.some(hasCapital));
}
