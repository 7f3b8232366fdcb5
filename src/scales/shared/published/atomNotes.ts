import type { PublishedTexts } from './texts.ts';

/** The published figures of Atom. */
export const ATOM_NOTES = {
  components: {
    published:
      'The difference of a pair is input − output; LDA with 2 to 11 components is fitted and scored on the same differences, by the Euclidean silhouette of the relations. Without LDA the paper has −0.0789795.',
    ours: 'Ours scores pairs that were held out with all their words, beside shuffled relation labels for both. LDA sees the labels, and with tens of pairs in hundreds of dimensions it separates noise as well.',
  },
  wordLength: {
    published:
      'The first principal component of the z-scored differences is drawn against the difference in last-token string length, with the mean ± sd of each length and a line through the means.',
    ours: 'Ours correlates the components within relations, with the p of the largest correlation of the table when pairs are permuted within relations. Relations that differ in length and in direction make a slope without any effect of length, and a line through means counts a length of one pair like a length of a hundred.',
  },
} as const satisfies PublishedTexts;
