/**
 * Places of words. A word with letters that can be written in several ways, such as “é” as one character or as two, is
 * found by any of them (Unicode NFC).
 */
class WordPlaces extends Map<string, number> {
  override get(word: string): number | undefined {
    return super.get(word) ?? super.get(composed(word));
  }

  override has(word: string): boolean {
    return super.has(word) || super.has(composed(word));
  }
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const composed = (word: string) => (BEYOND_ASCII.test(word) ? word.normalize('NFC') : word);

/** The place of each word in a list; the first one if it is repeated. */
export function wordPlaces(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const form of [(word: string) => word, composed]) {
    words.forEach((word, i) => {
      if (!places.has(form(word))) places.set(form(word), i);
    });
  }
  return new WordPlaces(places);
}
