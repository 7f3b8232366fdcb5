/** Control characters, which a terminal obeys, and the marks that reorder the text around them. */
const OBEYED = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * A line of text for a terminal. Names and labels of a dataset come from strangers: what a terminal would obey is written
 * as its code.
 */
export const harmless = (line: string): string => line.replace(OBEYED, codeOf);

/** A character as JSON writes it by its code. */
const codeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The same for a JSON document, in which line breaks and tabs are part of the layout, and the codes are read back. */
export const harmlessJson = (text: string): string =>
  text.replace(OBEYED, (character) => (/[\n\t]/.test(character) ? character : codeOf(character)));
