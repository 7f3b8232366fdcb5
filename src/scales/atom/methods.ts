import type { MethodTexts } from '../../controls/methods/text.ts';
import { LEVY, LI, MIKOLOV, RADOVANOVIC, ROUSSEEUW, WESTFALL } from '../shared/literature.ts';

/** How the atom’s figures are computed. */
export const METHODS = {
  silhouette: {
    title: 'Silhouette of the differences',
    definition:
      'Each pair’s difference (output − input) is a point with its relation as label. The silhouette says how much nearer it lies to its own relation than to the nearest other, from −1 to 1. Raw; after distractors are removed, on the pairs that the removal was fitted on; and on pairs held out.',
    formula:
      's = (b − a) / max(a, b), a the mean distance to the own relation, b the least mean distance to another; the mean over pairs',
    null: 'The same with relation labels shuffled over the pairs, the removal fitted again each time.',
    caveat:
      'Discriminant axes see the labels: in-sample they separate noise as well. Read the held-out figure, in which no word stands on both sides.',
    reference: `${ROUSSEEUW}; ${LI}`,
  },
  measures: {
    title: 'Measures by relation',
    definition:
      'Offset retrieval: the rank of the output among all words near input + function vector, the mean difference of the other pairs (top-1, top-5, mean reciprocal rank). Mean cosine and parallelogram error: over pairs of differences of one relation.',
    formula: 'parallelogram error = ‖u − v‖ / √(‖u‖² + ‖v‖²), from 0 to √2',
    null: 'Retrieval stands beside two baselines, the word nearest to the input and the word nearest to the mean output; the others beside outputs paired with inputs at random.',
    caveat:
      'A figure no better than re-paired words shows two clusters of words, not a relation. With the query word allowed, the nearest word is often the query itself.',
    reference: `${MIKOLOV}; ${LI}`,
  },
  verdict: {
    title: 'Verdict on a relation',
    definition:
      'A relation holds if its held-out differences are nearer to its own than to those of other relations, more so than under shuffled labels, and agree better than the same words paired at random.',
    formula:
      'separation = (b − a) / max(a, b) to the differences of the other folds; z = (value − mean of null) / sd',
    null: 'Shuffled relation labels for the separation; re-paired outputs for the pairing p.',
    caveat:
      'Fewer than four pairs say nothing. A dozen relations are read at once: three deviations are required, and p below 0.05 as well.',
    reference: `${ROUSSEEUW}; ${LI}`,
  },
  componentCurve: {
    title: 'Silhouette against LDA components',
    definition: 'The silhouette in-sample and on held-out pairs for each number of discriminant axes.',
    formula: 'as the silhouette, in the first m discriminant axes',
    null: 'Shuffled relation labels, for both curves.',
    caveat: 'The best number of axes in-sample is not the best for pairs held out.',
    reference: LI,
  },
  layers: {
    title: 'Silhouette against layer',
    definition: 'The held-out silhouette of the chosen relations at every layer.',
    formula: 'as the silhouette of one layer; the bar is the standard deviation over folds',
    null: 'Shuffled relation labels at each layer.',
    caveat: 'Folds share most of their pairs: the bar understates how another set of words would scatter.',
    reference: LI,
  },
  correlations: {
    title: 'What components correlate with',
    definition:
      'Each leading principal component of the differences, correlated over the pairs with the difference of each covariate, such as word length: within relations, and over all pairs.',
    formula: 'r of score and covariate difference, each less its relation’s mean',
    null: 'Pairs permuted within relations; p of the largest correlation of the table.',
    caveat:
      'Over all pairs, relations that differ in length and in direction correlate without any effect within them.',
    reference: `${LI}; ${WESTFALL}`,
  },
  analogy: {
    title: 'Answers of an analogy',
    definition: 'The words that complete a : b :: c : ?, the best first, without a, b and c.',
    formula: '3CosAdd: max cos(x, b − a + c); 3CosMul: max cos(x, b)·cos(x, c) / (cos(x, a) + 0.001)',
    null: 'The best score of the same question with two random words in place of a and b, their offset scaled to the length of b − a; p is the share of draws that reach the best answer, itself among them. From p ≤ 0.05 on, the scene draws the parallelogram: for random words in one question of twenty. The analogy test compares many questions with baselines that know only a part of the question.',
    caveat:
      'There is always a best word. Leaving out a, b and c hides that the nearest word is often c itself.',
    reference: `${MIKOLOV}; ${LEVY}`,
  },
  analogyTest: {
    title: 'Analogy test',
    definition:
      'The share of analogies, made of every two pairs of a relation, whose first answer is right; its standard error takes the asked-for pairs as units.',
    formula: 'right first answers / questions',
    null: 'Baselines: the word nearest to c, to b, and to b − a.',
    caveat:
      'If a baseline does as well, the offset adds nothing. Questions whose answer is a, b or c are left out.',
    reference: `${MIKOLOV}; ${LEVY}; Linzen, Issues in evaluating semantic spaces using word analogies, RepEval 2016, arXiv 1606.07736`,
  },
  search: {
    title: 'Crystal search',
    definition:
      'Quadruples among the chosen features whose differences a → b and c → d agree: parallelograms by distance, trapezoids by angle. Among the shortest differences, each with each.',
    formula: 'parallelogram: ‖u − v‖ / √(‖u‖² + ‖v‖²); trapezoid: 1 − |cos(u, v)|',
    null: 'Gaussian points of the same mean, covariance and lengths, searched in the same way: the least error against the least of each draw. “By chance” is the mean number of crystals at least as good.',
    caveat:
      'The best of millions of quadruples is good by chance. Synonyms and near copies make flat shapes; these are left out by their sides.',
    reference: LI,
  },
  clusters: {
    title: 'Clusters of differences',
    definition:
      'The differences of all pairs of chosen features, at unit length, clustered by k-means. Concentration is the mean cosine with the cluster’s mean direction.',
    formula: 'concentration = mean cos(u, ū)',
    null: 'Gaussian clouds of the same covariance and lengths, clustered in the same way: the best cluster against the best of each draw.',
    caveat: 'Differences that share a feature are alike without any relation.',
    reference: LI,
  },
  componentsAsPublished: {
    title: 'Silhouette against components, by the paper’s code',
    definition: 'LDA with 2 to 11 components, fitted and scored on the same differences (input − output).',
    formula: 'as the silhouette, in-sample',
    null: 'None in the paper; our curve has shuffled labels beside it.',
    caveat: 'Scored on the pairs it has seen, LDA separates noise as well.',
    reference: LI,
  },
  lengthAsPublished: {
    title: 'Distractor figure by the paper’s code',
    definition:
      'The first principal component of the z-scored differences against the difference in last-token length, with mean ± sd of each length.',
    formula: 'score on PC 1 of the z-scored differences',
    null: 'None in the paper; “What components correlate with” has one.',
    caveat: 'Relations that differ in length and in direction make a slope without any effect of length.',
    reference: LI,
  },
  nearest: {
    title: 'Nearest words',
    definition: 'The words whose vectors have the largest cosine with this one.',
    formula: 'cos(x, y) = x·y / (‖x‖·‖y‖)',
    null: 'None.',
    caveat: 'Some words are near to very many (hubs), and frequent words near to each other.',
    reference: `${RADOVANOVIC} (on hubs)`,
  },
} as const satisfies MethodTexts;
