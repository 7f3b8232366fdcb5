import type { PublishedTexts } from './texts.ts';

/** The published figures of Brain. */
export const BRAIN_NOTES = {
  lobes: {
    published:
      'Every feature is clustered, also those that fire never or in every block, by scikit-learn’s SpectralClustering of the precomputed affinity with random_state 42; 0/0 counts as 0, and φ enters as φ + 1.',
    ours: 'Ours leaves out the features that fire never or always, and states their number. They carry no information about what fires together, and Jaccard and Dice split them off as lobes of two or three.',
  },
  mutualInformation: {
    published:
      '“Mutual information” is scikit-learn’s adjusted mutual information of the lobes with k clusters of the directions by 1 − arccos(cos)/π, beside 100 permutations of the geometric labels over all features; its distance from them is given in population σ. The paper has 954 σ at k = 2.',
    ours: 'Ours permutes lobes among features that fire about as often, moves near copies as one, and reads the figure less its null. Features of one rate and copies of one direction agree with geometry without any function, and σ grows with the number of features however faint the agreement is.',
  },
  classifier: {
    published:
      'Logistic regression with C = 1 and at most 1,000 steps from decoder rows as stored, trained on the first 80 % of the features by index and tested on the last 20 % by balanced accuracy, beside 100 draws of random Gaussian features of unit length. The paper has 74 σ.',
    ours: 'Ours scales rows to unit length, holds out a fifth of every lobe with near copies on one side, and shuffles lobes among features that fire about as often. The norm of a row and its place in the dictionary are not its direction, and any trace of frequency in directions beats random features.',
  },
  documentTypes: {
    published:
      'The lobe of a block is the one with the highest share of its features firing, the first on ties, and lobe 0 where none fires; the figure is the fraction of a document type’s blocks with each lobe.',
    ours: 'Ours divides a tie among its lobes, counts a block in which nothing fires for no lobe, and permutes the categories over documents. Which lobe comes first is an accident of its number, and without a null every share looks like a preference.',
  },
} as const satisfies PublishedTexts;
