/** Marks that end lines, control a terminal or change the direction of the text around them (Unicode, Cc and bidi controls). */
const MARKS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name from a stranger's file as it is shown: without marks that reorder or control the text around it, and cut to its
 * beginning with `…` if it is too long for any place on the screen.
 *
 * @param most  characters
 */
export function shownName(text: string, most: number): string {
  const beginning = text.slice(0, 4 * most).replace(MARKS, '');
  return text.length > 4 * most ? cut(beginning, most, true) : cut(beginning, most);
}

/** A text cut to its beginning with `…` if it has more characters than `most`. */
export function cut(text: string, most: number, always = false): string {
  if (text.length <= most && !always) return text;
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most && !always ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** What a row is called stands in many sentences. In characters, as the others. */
export const MOST_ITEM = 40;
/** A dataset's, a layer's and a category's name. */
export const MOST_NAME = 120;
export const MOST_TITLE = 300;
/** A feature's label. */
export const MOST_LABEL = 1000;
