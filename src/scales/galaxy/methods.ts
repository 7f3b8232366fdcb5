import type { MethodTexts } from '../../controls/methods/text.ts';
import { BRICKEN, LI, MARCENKO, WESTFALL } from '../shared/literature.ts';

/** How the galaxy’s figures are computed. */
export const METHODS = {
  components: {
    title: 'Components shown',
    definition:
      'The principal components of the decoder rows about their mean, and the share of the whole variance along each. “Paper” draws a score times the square root of its eigenvalue, “scores” the score itself.',
    formula: 'C = XᵀX / (n − 1), C·v = λ·v; share = λ / Σλ; position = x·v·√λ or x·v',
    null: 'There is no null for a single share; “Is it isotropic?” compares the shares with isotropic clouds.',
    caveat:
      'The sign of an axis is a convention: its entry of largest magnitude is positive. Multiplying by √λ makes the cloud look longer than it is.',
    reference: LI,
  },
  spectrum: {
    title: 'Spectrum',
    definition:
      'The eigenvalues of the covariance of the decoder rows, in descending order against their rank, both logarithmic. The line is the least-squares fit over the shaded ranks.',
    formula: 'log₁₀ λ ≈ a + slope · log₁₀ rank, over the ranks from … to',
    null: 'The grey curve is the expected spectrum of an isotropic Gaussian cloud of the same n, dimension and total variance (Marchenko–Pastur).',
    caveat:
      'A straight piece of a curve is not a power law: with n not much larger than the dimension even noise has a slope. “Is it a power law?” compares laws and removes this bias.',
    reference: `${LI}; ${MARCENKO}`,
  },
  shape: {
    title: 'Slope, participation ratio and log-volume',
    definition:
      'Three summaries of the spectrum: the slope of log₁₀ λ against log₁₀ rank over the window; the number of dimensions that the variance takes up; and the sum of the logarithms of the eigenvalues in the window. The residual error of the fit says how straight the line is.',
    formula: 'participation ratio = (Σλ)² / Σλ²; log-volume = Σ ln λ over the window',
    null: 'The column “Gaussian” has the same figures of the expected spectrum of an isotropic Gaussian of the same n, dimension and total variance.',
    caveat:
      'The residual error is not a confidence interval: another sample of features may have another slope. The log-volume depends on the unit of length.',
    reference: LI,
  },
  populationSlope: {
    title: 'Slope of the population',
    definition:
      'The slope that the spectrum would have without the bias of sample eigenvalues, with its standard error. The same again for rows at unit length, if lengths differ.',
    formula:
      'the population spectrum whose Gaussian samples have, on average, the sample’s spectrum; its slope over the window',
    null: 'No null: the figure is an estimate with an interval, from half samples of the features or from simulated samples, whichever is wider.',
    caveat:
      'It needs at least two features for each dimension, and assumes that rows scatter like Gaussian ones once their lengths are accounted for. Which law describes the window is decided by residuals and by the bend of the line.',
    reference: `${MARCENKO}; El Karoui, Spectrum estimation for large dimensional covariance matrices using random matrix theory, Annals of Statistics 36(6), 2008`,
  },
  participationRatio: {
    title: 'Participation ratio beside isotropic clouds',
    definition:
      'The number of dimensions that the variance takes up: the dimension itself if all eigenvalues are equal, 1 if one has all the variance.',
    formula: '(Σλ)² / Σλ²',
    null: 'Isotropic clouds: directions drawn uniformly, with the lengths of these rows; 199 of them, or fewer where they would take too long.',
    caveat:
      'A few long rows lower it without any structure of directions; the null keeps the lengths for this reason. p is two-sided and corrected for all figures of the section by the maximum statistic.',
    reference: `${WESTFALL} (for p)`,
  },
  isotropicSlope: {
    title: 'Slope beside isotropic clouds',
    definition:
      'The slope of the spectrum over the window of ranks, compared with isotropic clouds of the same size.',
    formula: 'least squares of log₁₀ λ on log₁₀ rank over the window',
    null: 'The slope, over the same ranks, of isotropic clouds with the lengths of these rows.',
    caveat:
      'It shows that the cloud is not isotropic, not that it follows a power law. p is two-sided and corrected for all figures of the section.',
    reference: LI,
  },
  shares: {
    title: 'Share of variance in the first components',
    definition:
      'The share of the whole variance along the first 1, 3, 10 and 100 principal components together.',
    formula: '(λ₁ + … + λₘ) / Σλ',
    null: 'The same shares of isotropic clouds with the lengths of these rows: the largest eigenvalues of noise are above the mean, too.',
    caveat:
      'Shares of nested sets depend on each other. p is two-sided and corrected for all figures of the section.',
    reference: `${WESTFALL} (for p)`,
  },
  meanCosine: {
    title: 'Mean cosine of pairs',
    definition:
      'The mean cosine over all pairs of decoder rows as stored, from the length of their sum. The histogram shows the cosines of random pairs.',
    formula: '(‖Σ uᵢ‖² − n) / (n(n − 1)), with uᵢ the rows at unit length',
    null: 'Directions drawn uniformly and independently: mean 0, standard deviation √(2 / (n(n − 1)·d)), in closed form. The curve over the histogram is the density of such cosines.',
    caveat:
      'A common mean of the directions makes it positive, clusters alone hardly do. Rows of length zero have no direction and are left out.',
    reference: 'Mardia, Jupp, Directional Statistics, Wiley, 2000',
  },
  entropy: {
    title: 'Clustering entropy',
    definition:
      'How much less entropy the features have than Gaussian clouds of the same spectrum and lengths: positive if they are less Gaussian, as when they cluster. Of standardised features, in their first 100 principal components, in nats.',
    formula:
      'H = ψ(n) − ψ(k) + ln V_d + (d/n) Σ ln ρₖ(i); figure = mean H of the Gaussian clouds − H of the features, each beside the Gaussian of its own covariance',
    null: 'The same difference for each of 20 Gaussian clouds with the spectrum of the layer and the lengths of its rows; it removes the bias of the estimator.',
    caveat:
      'Near copies lower the entropy as clusters do. The error comes from half samples without replacement: drawn with replacement, copies would lie at distance 0.',
    reference:
      'Kozachenko, Leonenko, Sample estimate of the entropy of a random vector, Problems of Information Transmission 23(2), 1987; Shao, Wu, A General Theory for Jackknife Variance Estimation, Annals of Statistics 17(3), 1989 (for the error)',
  },
  layers: {
    title: 'A figure against layer',
    definition:
      'The figure of the section above for every layer, computed in the same way and with the same parameters. A click on a layer shows it.',
    formula: 'as the figure of one layer',
    null: 'The grey line, where there is one, is the figure of a Gaussian cloud of the same shape; an error bar is that of the figure itself.',
    caveat:
      'Layers of one model depend on each other, and their SAEs may differ in L0 and width: compare “Against L0”.',
    reference: LI,
  },
  l0: {
    title: 'A figure against L0',
    definition:
      'L0 is the mean number of features that fire on a token: stated by the dataset, or the sum of the frequencies of all features. The SAEs of one layer are joined; rungs hold SAEs whose L0 differs by a factor of at most 1.4.',
    formula: 'L0 = Σ frequency of the features',
    null: 'No null. If a figure follows L0 at every layer alike, it says something of the sparsity of the SAE, not of the layer.',
    caveat:
      'Where only firings of blocks are known, the mean number per block stands in; it is larger and named so.',
    reference:
      'Lieberum et al., Gemma Scope: Open Sparse Autoencoders Everywhere All At Once on Gemma 2, BlackboxNLP 2024, arXiv 2408.05147',
  },
  matching: {
    title: 'Same features in another layer',
    definition:
      'The best partner of each feature in the other layer, both ways: the largest cosine of decoder rows, the mean of the cosines of decoder and encoder rows, or the largest correlation (phi) of firings in the same blocks. One-to-one partners have the largest sum of similarities; the sum is proved by prices, and said if it is not.',
    formula:
      'best(i) = max over j of cos(aᵢ, bⱼ); line = the larger 95th percentile of best(i) under the nulls',
    null: 'Randomly turned: directions drawn uniformly in the place of the features. Spectrum-matched: a Gaussian cloud, scaled to unit length, that then has the mean of the other layer’s unit rows and their covariance in the space of the mean and the 32 leading axes, in its place (where the squared cosines of pairs have a mean of 0.002 or less, it has them before it is scaled, which hardly changes them). Each from up to 1,024 features. By firings: the blocks of the other layer permuted, and permuted within the categories of their documents if they have some.',
    caveat:
      'A twentieth of features is beyond the line by chance; of few features more may be, so that the sentence claims nothing for a number that chance exceeds in one of a hundred worlds, unless more features than that have a partner nearer than all draws: a few copies. A partner says that directions are alike, not that features mean the same. Layers of a residual stream share a space; two models do not: match them by firings. Firings of one topic correlate without being the same: without categories nearly every feature is beyond permuted blocks, so read the similarity itself; within categories a narrower topic still passes.',
    reference: `${BRICKEN} (maximum cosine); Jonker, Volgenant, A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems, Computing 38, 1987 (assignment); Paulo, Belrose, Sparse Autoencoders Trained on the Same Data Learn Different Features, arXiv 2501.16615, 2025 (decoder and encoder)`,
  },
  matchKinds: {
    title: 'Shared, split, one-sided and none',
    definition:
      'Shared: two features are each other’s best partners, beyond the line both ways. In a family: one feature is the best partner of several of the other layer, all beyond their line. One-sided: the best partner has a better one. None: no partner beyond the line: lost from the first layer, novel in the second.',
    formula:
      'family of i = all j with best(j) = i beyond the line, at least two; “among them” = mean similarity of the pairs of these j',
    null: 'The lines of the matching: 5 % of features without a counterpart are beyond them by chance, and then shared, one-sided or in a family.',
    caveat:
      'A family may be one feature that splits, or neighbours of a feature whose own counterparts are lost: the similarity among its members tells which.',
    reference: `${BRICKEN} (feature splitting)`,
  },
  chains: {
    title: 'Features through all layers',
    definition:
      'A feature continues in the next layer if the two are each other’s best partners, beyond the line both ways. Chains are followed from layer to layer; ribbons are the features that continue, shaded by the layer in which their chain begins.',
    formula: 'continue = number of mutual best pairs beyond both lines / number of features',
    null: 'By chance at most 5 % of the features continue from one layer to the next.',
    caveat: 'A chain can drift: its ends need not be alike. Match the two layers directly to see.',
    reference:
      'Balagansky, Maksimov, Gavrilov, Mechanistic Permutability: Match Features Across Layers, ICLR 2025, arXiv 2410.07656',
  },
  slopeAsPublished: {
    title: 'Slope and log-volume by the paper’s code',
    definition:
      'The figures of the spectrum to the letter of the published code, on the layer shown, with the published layers on the same axis.',
    formula: 'least squares of log₁₀ λ on log₁₀ rank over ranks 11…150; Σ ln λ over the same ranks',
    null: 'The published line: one Gaussian draw with 65,536 rows and 2,304 columns, slope −0.028.',
    caveat: 'The published line belongs to its own shape: at another n or dimension noise has another slope.',
    reference: LI,
  },
  metaSae: {
    title: 'Meta-SAE: share of variance explained',
    definition:
      'A BatchTopK sparse autoencoder of the unit decoder rows: the largest activations of a batch, 4 a row on average, are kept, and the row is rebuilt from the unit directions of these meta-features. It is trained by Adam on the mean squared error. The figure is the share of the variance of all rows that the reconstruction explains, with the whole layer as one batch.',
    formula:
      'f = BatchTopK(ReLU(E·(x − c) + b)); x̂ = Σ fⱼ dⱼ + c, ‖dⱼ‖ = 1; explained = 1 − Σ‖x − x̂‖² / Σ‖x − mean‖²',
    null: 'The same training, with other seeds, on clouds that keep the lengths, the mean and the covariance of the unit rows and have no parts. Each costs as much as the layer, so that there are 5: mean and deviation, no z and no p. The verdict calls a layer beyond its clouds if it differs by 0.01 or more, and one more cloud would lie as far away with a probability below 0.01 (Student’s t).',
    caveat:
      'Most of the figure is what any cloud of this spectrum gives: read the difference. The figure grows with the number of meta-features, and is of the rows that the autoencoder was trained on. Another seed finds other meta-features. A meta-feature that does little is replaced during training by what the reconstruction misses; those that are active in no feature at the end are counted as dead.',
    reference: `Leask, Bussmann, Pearce, Bloom, Tigges, Al Moubayed, Sharkey, Nanda, Sparse Autoencoders Do Not Find Canonical Units of Analysis, ICLR 2025; Bussmann, Leask, Nanda, BatchTopK Sparse Autoencoders, arXiv 2412.06410, 2024; ${BRICKEN} (for the replacing)`,
  },
  entropyAsPublished: {
    title: 'Clustering entropy by the paper’s code',
    definition:
      'The figure to the letter of the published code: a Gaussian’s entropy less the mean of an estimator over thirty resamples with replacement.',
    formula:
      'd/2·(1 + ln 2π) + ½ Σ ln λ − mean over resamples of [d·mean ln ρ + mean ln λ + ln(n − 1) − ψ(2)]',
    null: 'The same estimator, with the same resamples, on isotropic Gaussian clouds and on Gaussian clouds with the covariance of the features.',
    caveat:
      'With replacement, 63 % of the rows have a copy at distance 0: most of the figure is the estimator on noise.',
    reference: LI,
  },
} as const satisfies MethodTexts;
