/** What a lobe is called until the user names it: the number of its colour, from one. */
export function lobeName(slot: number): string {
  return `lobe ${slot + 1}`;
}
