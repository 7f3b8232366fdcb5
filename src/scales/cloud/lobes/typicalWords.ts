/** With more features than this, reading every label would make the page wait. */
const MOST_FEATURES = 65_536;
/** A word names a lobe if this number of its labels have it, this much more often than all labels. */
const LEAST_LABELS = 5;
const LEAST_RATIO = 2;
const LEAST_Z = 5;
/** Words in a name. */
const WORDS = 2;
/** Words that say nothing about a feature. */
const EMPTY = new Set(
  'the and for with that this from are was its not but have has into any all other about which their them they than then when also text texts word words token tokens phrase phrases term terms related references reference mentions instances various specific contexts context'.split(
    ' ',
  ),
);

/**
 * The words that are typical of each lobe's labels: the share of its labels that have the word is well above the share of
 * all labels in lobes, by the z of a binomial.
 *
 * @param lobes  lobe of each feature, −1 if it is left out, `[features]`
 * @param descriptions  `[features]`; empty for a feature without a label
 * @returns up to two words per lobe, the most typical first; empty lists for more than 65,536 features
 */
export function typicalWords(
  lobes: Int32Array,
  k: number,
  descriptions: readonly string[],
): readonly (readonly string[])[] {
  const none = Array.from({ length: k }, (): string[] => []);
  if (lobes.length > MOST_FEATURES) return none;
  const inLobe = Array.from({ length: k }, () => new Map<string, number>());
  const inAll = new Map<string, number>();
  const labelled = new Uint32Array(k);
  lobes.forEach((lobe, feature) => {
    const words = lobe < 0 ? [] : wordsOf(descriptions[feature] ?? '');
    if (words.length === 0) return;
    labelled[lobe]!++;
    for (const word of words) {
      inAll.set(word, (inAll.get(word) ?? 0) + 1);
      inLobe[lobe]!.set(word, (inLobe[lobe]!.get(word) ?? 0) + 1);
    }
  });
  const all = labelled.reduce((sum, labels) => sum + labels, 0);
  return inLobe.map((counts, lobe) => {
    const scored = [...counts].flatMap(([word, count]) => {
      const share = inAll.get(word)! / all;
      const expected = share * labelled[lobe]!;
      const z = (count - expected) / Math.sqrt(expected * (1 - share) || Infinity);
      return count >= LEAST_LABELS && count >= LEAST_RATIO * expected && z >= LEAST_Z ? [{ word, z }] : [];
    });
    return scored
      .sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1))
      .slice(0, WORDS)
      .map(({ word }) => word);
  });
}

/** The words of a label, each once. */
function wordsOf(label: string): string[] {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return [...new Set(words)].filter((word) => !EMPTY.has(word));
}
