/**
 * The members of a team in the order in which they are given things, `[size]`: members of a thread are neighbours, so that
 * things go to the two halves in turn.
 */
export function dealingOrder(size: number): number[] {
  const half = Math.ceil(size / 2);
  return Array.from({ length: size }, (_, i) => (i % 2) * half + Math.floor(i / 2));
}

/**
 * Deals things to the members of a team, in `dealingOrder`: the numbers of each member's, `[size]`.
 *
 * @param count  number of things, at least 0
 * @param size  number of members, at least 1
 */
export function inTurn(count: number, size: number): number[][] {
  const shares = Array.from({ length: size }, (): number[] => []);
  const order = dealingOrder(size);
  for (let i = 0; i < count; i++) shares[order[i % size]!]!.push(i);
  return shares;
}
