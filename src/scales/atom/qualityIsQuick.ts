/** Products of the pairs with all words beyond which the quality waits to be asked for: some seconds. */
const QUICK = 3e9;

/**
 * Whether the quality of relations is measured without a click.
 *
 * @param words  number of words among which answers are looked for
 */
export function qualityIsQuick(
  relations: readonly { readonly pairs: number }[],
  words: number,
  dim: number,
): boolean {
  const pairs = relations.reduce((sum, relation) => sum + relation.pairs, 0);
  return pairs * words * dim <= QUICK;
}
