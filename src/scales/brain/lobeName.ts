/** The name of a lobe that the user has not named: its number from one, the largest first. */
export function lobeName(lobe: number): string {
  return `lobe ${lobe + 1}`;
}
