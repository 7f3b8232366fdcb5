import { lettersOf } from './letters.ts';
import { wordsOf } from './words.ts';

/** Texts as a search reads them: prepared once, when the search opens. */
export interface TextIndex {
  /** the texts themselves, `[n]` */
  readonly texts: readonly string[];
  /** the texts in lower case, `[n]` */
  readonly lower: readonly string[];
  /** every word of the texts once, in lower case */
  readonly words: readonly string[];
  /** the letters of each word as bits, see `lettersOf` */
  readonly letters: readonly number[];
  /** the texts in which each word occurs, ascending */
  readonly textsOf: readonly (readonly number[])[];
  /** Adds further texts at the end. */
  add(texts: readonly string[]): void;
}

/** An empty index; texts are added in slices. */
export function createTextIndex(): TextIndex {
  const texts: string[] = [];
  const lower: string[] = [];
  const words: string[] = [];
  const letters: number[] = [];
  const textsOf: number[][] = [];
  const numberOf = new Map<string, number>();

  const enter = (word: string) => {
    const number = words.push(word) - 1;
    letters.push(lettersOf(word));
    textsOf.push([]);
    numberOf.set(word, number);
    return number;
  };
  const addText = (text: string) => {
    const small = text.toLowerCase();
    const place = texts.push(text) - 1;
    lower.push(small);
    for (const word of wordsOf(small)) {
      const list = textsOf[numberOf.get(word) ?? enter(word)]!;
      if (list.at(-1) !== place) list.push(place);
    }
  };
  return { texts, lower, words, letters, textsOf, add: (more) => more.forEach(addText) };
}

/** The index of these texts. */
export function textIndexOf(texts: readonly string[]): TextIndex {
  const index = createTextIndex();
  index.add(texts);
  return index;
}
