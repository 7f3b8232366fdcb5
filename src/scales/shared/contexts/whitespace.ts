const SIGNS: Record<string, string> = { '\n': '↵', '\r': '␍', '\t': '⇥', '\u00a0': '⍽', ' ': '·' };

/** A token that can be seen if it is white space: line ends, tabs and spaces become signs. */
export function visible(token: string): string {
  if (token.trim() !== '') return token.replace(/[\n\r\t]/g, (character) => SIGNS[character]!);
  return token.replace(/\s/g, (character) => SIGNS[character] ?? '·');
}
