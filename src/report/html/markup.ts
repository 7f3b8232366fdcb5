/** A text as it stands in HTML, in an element or an attribute. Control characters, which a page may not hold, are marked. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Coordinates with one decimal: enough for a picture, and the same on every machine. */
export const pixel = (value: number): string => value.toFixed(1);
