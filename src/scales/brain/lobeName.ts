/** What a lobe is called while nobody has named it: numbered from one, the largest first. */
export function lobeName(lobe: number): string {
  return `lobe ${lobe + 1}`;
}
