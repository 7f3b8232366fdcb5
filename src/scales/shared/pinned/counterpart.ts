/**
 * The place of the first text in a list that is equal to another.
 *
 * @returns null if there is no such text, or no text to find
 */
export function counterpart(text: string | undefined, among: readonly string[]): number | null {
  const at = text ? among.indexOf(text) : -1;
  return at >= 0 ? at : null;
}
