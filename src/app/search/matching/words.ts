/** A letter or a number: what words are made of. */
const LETTER = /[\p{L}\p{N}]/u;

/** The words of a text, in order. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a part stands at the beginning of a word of a text. */
export function startsWord(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at === 0 || !LETTER.test(text[at - 1]!)) return true;
  }
  return false;
}
