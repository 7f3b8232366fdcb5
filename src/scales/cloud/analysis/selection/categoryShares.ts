import type { BlockFirings } from '../../../../dataset/dataset.ts';

/**
 * The share of the firings of some features that falls to each category of documents.
 *
 * @param categories  number of categories; `firings.category` holds numbers below it
 * @returns for feature numbers: the shares, which add up to 1, or NaN if the features never fire, `[categories]`;
 *   null if blocks carry no category
 */
export function categorySharesIn(
  firings: BlockFirings,
  categories: number,
): ((features: ArrayLike<number>) => Float64Array) | null {
  const { category, blocks, indptr, indices } = firings;
  if (!category || categories === 0) return null;
  const counts = new Uint32Array(firings.features * categories);
  for (let b = 0; b < blocks; b++) {
    const of = category[b]!;
    for (let p = indptr[b]!; p < indptr[b + 1]!; p++) counts[indices[p]! * categories + of]!++;
  }
  return (features) => {
    const shares = new Float64Array(categories);
    let all = 0;
    for (let i = 0; i < features.length; i++) {
      const at = features[i]! * categories;
      for (let c = 0; c < categories; c++) {
        shares[c]! += counts[at + c]!;
        all += counts[at + c]!;
      }
    }
    return shares.map((count) => count / all);
  };
}
