import type { MethodTexts } from '../../controls/methods/text.ts';
import { ENGELS, HENNIG, LI, LUXBURG, ROUSSEEUW, VINH, WESTFALL } from '../shared/literature.ts';

/** How the brain’s figures are computed. */
export const METHODS = {
  lobes: {
    title: 'Lobes',
    definition:
      'Features that fire together in blocks of text, found by spectral clustering of the chosen affinity. The table has the number of features of each lobe, its share of all firings, and the category in which it leads most often.',
    formula:
      'S = D^(−1/2) A D^(−1/2), diagonal of A zero; k leading eigenvectors divided by √degree; k-means with 10 restarts. phi = (n₁₁n₀₀ − n₁₀n₀₁) / √(n₁·n₀·n·₁n·₀)',
    null: 'None in this table: k lobes are found whether there are k or not. “Can the lobes be trusted?” compares them with other documents, seeds and affinities.',
    caveat:
      'Features that fire in no block or in every block carry no information and are left out, unless asked for. The number k is a choice.',
    reference: `${LI}; Ng, Jordan, Weiss, On Spectral Clustering: Analysis and an algorithm, NIPS 14, 2001; ${LUXBURG}`,
  },
  typical: {
    title: 'Lead of a feature in its lobe',
    definition: 'The features with the largest lead are the most typical of their lobe.',
    formula: 'mean affinity with the other features of the lobe − mean affinity with the features outside it',
    null: 'None: the lead orders the features of a lobe and is no test of the lobe.',
    caveat: 'Lobes are made by the same affinity, so that leads are positive by construction.',
    reference: `${ROUSSEEUW} (a relative of the silhouette)`,
  },
  frequency: {
    title: 'How often features fire',
    definition:
      'The number of features by the number of blocks in which they fire, on a logarithmic axis; features that never fire are counted below it.',
    formula: 'log₁₀ cᵢ, with cᵢ the number of blocks in which feature i fires',
    null: 'None.',
    caveat:
      'The numbers depend on the threshold above which a feature fires and on the length of a block; both are stated by the dataset.',
    reference: LI,
  },
  leads: {
    title: 'Where lobes fire',
    definition:
      'For each category of documents, the share of its blocks in which a lobe leads: in which the largest share of the lobe’s own features fires. Blocks with a tie are divided among its lobes.',
    formula: 'blocks of the category in which the lobe leads / blocks of the category',
    null: 'The categories are permuted over whole documents (or runs of blocks, if documents are not known); ringed cells exceed what the largest deviation of any cell reaches in 95 % of the draws.',
    caveat:
      'Small lobes lead by few features firing. Blocks of one document are alike, so that a null of single blocks is too narrow; it says so where it must be used.',
    reference: `${LI}; ${WESTFALL}`,
  },
  following: {
    title: 'Lobes in another layer',
    definition:
      'Two layers have no common space, but they read the same blocks. The same number of lobes is found in the other layer in the same way; each lobe has the one there whose share of firing features goes with its own from block to block, and the agreement is that of the lobes that lead in each block.',
    formula:
      'correlation over blocks of the shares of features that fire; partners one-to-one with the largest sum; adjusted mutual information of the leading lobes over the blocks in which a lobe leads in both layers',
    null: 'Documents (or runs of blocks, if documents are not known) shuffled between the layers, 199 times; p of a pair is corrected for all pairs of lobes. If blocks carry categories, documents are also shuffled within their category: what then remains is more than the category.',
    caveat:
      'Lobes that tell the same categories apart agree without a feature in common. The layers must have been read with the same blocks in the same order, which is known only from their number.',
    reference: `${LI}; ${VINH}; ${WESTFALL}`,
  },
  company: {
    title: 'Features that fire with this one',
    definition:
      'The features with the largest affinity of firings with the pinned one, and the number of blocks in which both fire.',
    formula: 'phi, Jaccard, Dice, overlap or simple matching of the pair, from n₁₁, n₁₀, n₀₁ and n₀₀',
    null: 'None for a single pair; phi is 0 on average for features that fire independently.',
    caveat:
      'The first of thousands of pairs is large by chance, too. Overlap favours rare features, simple matching frequent silence.',
    reference: LI,
  },
  together: {
    title: 'Together beyond chance',
    definition:
      'All pairs of features that fire together in more blocks, or in fewer, than the number of blocks of each feature and the number of features of each block explain. Excess phi is z / √blocks: phi itself if all blocks are alike.',
    formula:
      'p_ib = x_i y_b / (1 + x_i y_b), fitted to both margins; E = Σ_b p_ib p_jb − Σ_b w_ib w_jb / V_b with w = p (1 − p); Var = [Σ p_ib p_jb (1 − p_ib p_jb) − (Σ p_jb w_ib)² / Σ w_ib − (Σ p_ib w_jb)² / Σ w_jb] · N / (N − 1); p from the hypergeometric tail with this mean, variance and largest count, two-sided',
    null: 'Maximum entropy with both margins, and p corrected for all pairs tested at a false-discovery rate by Benjamini and Yekutieli, because pairs that share a feature depend on each other.',
    caveat:
      'Beyond both margins is not beyond topic: features of one category of documents remain. Of the pairs that are far from expected, the rate is that of all that remain, not of these alone. Blocks of one document are alike, which the null does not know.',
    reference:
      'Saracco, Di Clemente, Gabrielli, Squartini, Randomizing bipartite networks: the case of the World Trade Web, Scientific Reports 5, 10595, 2015; Benjamini, Yekutieli, The control of the false discovery rate in multiple testing under dependency, Annals of Statistics 29(4), 2001; Strona, Nappo, Boccacci, Fattorini, San-Miguel-Ayanz, A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column totals, Nature Communications 5, 4114, 2014 (shuffles that it is checked against)',
  },
  hierarchy: {
    title: 'Parents and children',
    definition:
      'A child fires with its parent in at least a share of its own blocks; the parent fires with the child in at most half of its own; and the pair remains beyond both margins. The tree shows each child below its rarest parent.',
    formula: 'lower end of the 95 % Wilson interval of P(parent | child) ≥ share; P(child | parent) ≤ ½',
    null: 'Both margins kept, as for the pairs; “null” is P(parent | child) that they lead to expect.',
    caveat:
      'A block is many tokens, so that two features can fire in one block and never on one token. A feature of a topic is a parent of everything in that topic.',
    reference:
      'Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American Statistical Association 22, 1927; Bussmann, Nabeshima, Karvonen, Nanda, Learning Multi-Level Features with Matryoshka Sparse Autoencoders, ICML 2025, arXiv 2503.17547',
  },
  parentDirections: {
    title: 'Directions of parents and children',
    definition:
      'The mean cosine of parents with their children, and of parents with child − parent, over the direct links of the tree.',
    formula: 'mean of p·c / ‖p‖‖c‖; mean of p·(c − p) / ‖p‖‖c − p‖; rows of the decoder as they are',
    null: 'Parents shuffled among the children. In many dimensions near-orthogonality is free, which they show.',
    caveat:
      'With rows of one length the second is −√((1 − cosine) / 2) and says nothing of its own; theory expects 0 for representations with their natural lengths.',
    reference:
      'Park, Choe, Jiang, Veitch, The Geometry of Categorical and Hierarchical Concepts in Large Language Models, ICLR 2025, arXiv 2406.01506',
  },
  tokenAbsorption: {
    title: 'Candidates for absorption, by tokens',
    definition:
      'Pairs of a child and a near parent, whose parent is silent at three or more tokens, and a twentieth of those, at which the child carries it: the child brings at least as much of the parent’s direction as the parent does at the weakest tenth of its own tokens.',
    formula:
      'carried = tokens with a_child · ⟨d_child, d_parent⟩ ≥ q₁₀(a_parent) · ‖d_parent‖²; silent = those of them with a_parent = 0',
    null: 'Activations permuted within features keep how often and how strongly each fires: silent is then hypergeometric, with mean carried · (1 − tokens of the parent / tokens). p is that of meeting at as many tokens or more, corrected for the pairs judged.',
    caveat:
      'The published method has a probe of the concept and ablations; here the parent’s direction stands for the probe. Two features of one topic that never meet look like a parent that is absorbed everywhere: those that meet beyond chance come first, and are the ones to look at.',
    reference:
      'Chanin, Wilken-Smith, Dulka, Bhatnagar, Golechha, Bloom, A is for Absorption: Studying Feature Splitting and Absorption in Sparse Autoencoders, NeurIPS 2025, arXiv 2409.14507',
  },
  absorption: {
    title: 'Candidates for absorption',
    definition:
      'Pairs beyond both margins whose parent has other children and is silent in at least a twentieth of the child’s blocks, although the child’s direction is nearer to it than to 95 % of all parents. Those silent most often where another child of the parent fires come first.',
    formula:
      'silent = blocks with the child and without the parent; rank = share of parents with a cosine at least as large',
    null: 'None for the list: candidates are to be looked at.',
    caveat:
      'With blocks only, a parent that fires elsewhere in a block hides its silence on the child’s token, and a silent block may be no ground of the parent at all.',
    reference:
      'Chanin, Wilken-Smith, Dulka, Bhatnagar, Golechha, Bloom, A is for Absorption: Studying Feature Splitting and Absorption in Sparse Autoencoders, NeurIPS 2025, arXiv 2409.14507',
  },
  ami: {
    title: 'Adjusted mutual information with geometry',
    definition:
      'Agreement of the lobes, made of firings only, with the same number of clusters made of the decoder directions only: 1 for the same partition, 0 for chance.',
    formula: '(MI − E[MI]) / (½(H(U) + H(V)) − E[MI])',
    null: 'Lobes permuted among features that are alike in what is held fixed (by default the number of blocks in which they fire); near copies move as one.',
    caveat:
      'Features of equal frequency or near copies can agree without function following geometry; the second figure keeps one feature of each family of near copies. z grows with n however faint the agreement is: look at the value.',
    reference: `${VINH}; ${LI}`,
  },
  classifier: {
    title: 'Lobes predicted from directions',
    definition:
      'A multinomial logistic regression from decoder rows at unit length to lobes, fitted to four fifths of each lobe and scored on the rest by balanced accuracy: the mean over lobes of the share recognised.',
    formula: 'min ½‖W‖² + C · Σ −ln softmax(W·x + b)_lobe, C = 1; score = mean recall',
    null: 'The same fit to lobes shuffled among features that are alike in what is held fixed. z only below 199 fits.',
    caveat:
      'Near copies stay on one side of the split. The baseline from covariates says how far frequency, norm or position predict the lobe without any direction.',
    reference: LI,
  },
  sweep: {
    title: 'Sweep over k',
    definition:
      'The agreement of lobes with geometry, or the balanced accuracy of the classifier, for every affinity and a range of numbers of lobes.',
    formula: 'as the figure at one k',
    null: 'Each point has its own permutations; the grey band is their mean ± 2 sd.',
    caveat:
      'Points at neighbouring k depend on each other, and the best of many is not a test. With many lobes fewer fits are made.',
    reference: LI,
  },
  amiAsPublished: {
    title: 'Mutual information by the paper’s code',
    definition:
      'Adjusted mutual information of lobes and clusters of the directions by 1 − arccos(cos)/π, over all features.',
    formula: 'as “Adjusted mutual information with geometry”; distance in population σ',
    null: '100 permutations of the geometric labels over all features, whatever their frequency.',
    caveat: 'Equal frequencies and near copies count as agreement, and σ grows with the number of features.',
    reference: LI,
  },
  classifierAsPublished: {
    title: 'Classifier by the paper’s code',
    definition:
      'Logistic regression from decoder rows as stored to lobes, fitted to the first 80 % of the features by number and tested on the rest.',
    formula: 'as “Lobes predicted from directions”, at most 1,000 steps',
    null: '100 draws of random Gaussian features of unit length.',
    caveat:
      'The norm of a row and its place in the dictionary may predict the lobe, and any trace of frequency beats random features.',
    reference: LI,
  },
  meanPhi: {
    title: 'Mean phi of neighbours',
    definition:
      'How strongly features fire together with their nearest directions, before anything is clustered.',
    formula: 'φ̄ = (1/nk) Σᵢ Σ_{j ∈ N(i)} φ(i, j), N(i) the k nearest directions of i',
    null: 'What features do is dealt again, 499 times, among features that fire about as often (20 bins); directions and their graph stay.',
    caveat: 'Near copies fire together and lie together; the second row has one feature of each family.',
    reference:
      'Anselin, Local Indicators of Spatial Association – LISA, Geographical Analysis 27(2), 1995 (for tests on a graph)',
  },
  moran: {
    title: 'Moran’s I of the coordinates of co-firing',
    definition:
      'Whether nearest directions have similar coordinates in the eigenvectors from which lobes are cut, once frequency is accounted for.',
    formula: 'I = Σᵢ zᵢ · (1/k) Σ_{j ∈ N(i)} zⱼ / Σᵢ zᵢ²',
    null: 'As for the mean phi; the p values of the coordinates are corrected together by the maximum statistic.',
    caveat:
      'The I of the frequency is a confounder, not function: if it is high, figures that do not hold the frequency may see it instead.',
    reference: `Moran, Notes on Continuous Stochastic Phenomena, Biometrika 37, 1950; ${WESTFALL}`,
  },
  tokenScore: {
    title: 'Shape score of a cloud of tokens',
    definition:
      'How far the tokens at which the features fire are from a sum of independent coordinates and from a mixture of lines: the mean over the planes of components 1 and 2, 2 and 3, … of one less the mixture index, times the separability index.',
    formula: 'x = Σ aᵢ dᵢ over the features of the set; score = mean over planes of (1 − M_ε) · S',
    null: 'The activations of each feature are permuted over all tokens, each feature by itself: how often and how strongly it fires stays, and which features fire together does not. Tokens at which none fires are left out afterwards, as in the cloud. Where only the strongest tokens of each feature are known, activations are permuted among the tokens at which their feature is known to fire: which features fire together stays.',
    caveat:
      'Features that exclude each other depend on each other too and score high; the share of tokens with two features tells the cases apart. The null is ours; the article has none.',
    reference: ENGELS,
  },
  labelCircle: {
    title: 'Circular association of labels',
    definition:
      'Whether labels, spread evenly over a circle in their order, follow the angle of their tokens around the mean of a plane: 1 if one angle is the other but for a turn, −1 if it is the other reversed.',
    formula: 'Σ sin(aᵢ − aⱼ) sin(bᵢ − bⱼ) / √(Σ sin²(aᵢ − aⱼ) Σ sin²(bᵢ − bⱼ)) over pairs of tokens',
    null: 'Labels shuffled over the tokens that have one, or over the documents if the table labels documents. The p of all planes together compares each with the largest of any plane.',
    caveat:
      'Tokens of one document depend on each other, so that labels of tokens that go with the document look more certain than they are; label documents then. The order matters: labels without one, such as names, have no circle.',
    reference: 'Fisher, Lee, A correlation coefficient for circular data, Biometrika 70, 1983',
  },
  tokenRanking: {
    title: 'Clusters by the shapes of their tokens',
    definition:
      'Every lobe, or every cluster of the directions, by how far an index of its tokens is beyond its null: the shape score or the mean separability above it, or the mean mixture index below it. All are looked at with few rotations and draws; those of which fewer than 8 of 39 draws are as far out in some index are looked at again in full, with draws of their own.',
    formula:
      'p = 10 / l if the tenth draw that is as far out is draw l, else (1 + g) / (1 + n) with the g of all n draws; q = min over larger p of p · clusters / rank',
    null: 'As for the shape score. The side of each index is named beforehand. There are 199 draws or more, at most 1,999: enough for the clusters that are farther out than every draw of the first look to be discoveries.',
    caveat:
      'Lobes are made of features that fire together, so that independence is a weak null for them: a discovery is a candidate to look at, not yet a feature of several dimensions. Features that exclude each other depend on each other too; fewer tokens with two of them than by chance (z ≤ −3) tell a mixture. Each index is corrected by itself.',
    reference: `${ENGELS}; Besag, Clifford, Sequential Monte Carlo p-values, Biometrika 78, 1991; Benjamini, Hochberg, Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57, 1995`,
  },
  tokensTogether: {
    title: 'Tokens with two of the features or more',
    definition: 'Of the tokens at which one of the features fires, the share at which at least two do.',
    formula: 'tokens with at least two activations above 0 / tokens with at least one',
    null: 'As for the shape score.',
    caveat: 'Below its null, the features exclude each other: the points are a mixture of their directions.',
    reference: ENGELS,
  },
  separability: {
    title: 'Separability index',
    definition:
      'The least mutual information of the two coordinates of a plane, over 1,000 rotations of it: small if some pair of axes makes them independent, large for a circle.',
    formula:
      'S = min over θ of I(x cos θ + y sin θ; y cos θ − x sin θ), from counts in 10 × 10 cells, in bits',
    null: 'As for the shape score.',
    caveat: 'Counts bias it upwards, the more the fewer tokens; the null has the same bias.',
    reference: ENGELS,
  },
  mixture: {
    title: 'Mixture index',
    definition:
      'The largest share of the points in a band of a tenth of the root mean square distance from its middle: large if many points have no part in some direction.',
    formula: 'M_ε = max over v, c of P(|v·x + c| < ε √E(v·x + c)²), ε = 0.1',
    null: 'As for the shape score.',
    caveat:
      'The published code climbs by gradients from a random start; here 90 directions and up to 128 middles are tried, so that the same points give the same index.',
    reference: ENGELS,
  },
  stability: {
    title: 'Stability of the lobes',
    definition:
      'Agreement of the lobes of bootstrap samples of documents with the lobes of all documents, the mean over the samples.',
    formula: 'mean over samples of AMI(lobes of the sample, lobes of all)',
    null: 'The same in worlds in which each feature keeps its number of blocks and each block its number of features, and nothing else is left.',
    caveat:
      'Where documents are not known, runs of blocks or blocks are drawn instead, which makes lobes look more stable; the figure names its units.',
    reference: HENNIG,
  },
  lobeStability: {
    title: 'Each lobe in bootstrap samples',
    definition:
      'For each lobe the Jaccard index with the most similar lobe of a sample, the mean over the samples. From 0.75 on it is stable; “part” if only its union with other lobes is.',
    formula: '|A ∩ B| / |A ∪ B|',
    null: 'No null of its own: the mark of 0.75 is a convention; the null of the whole stands above.',
    caveat: 'Large lobes have large indices more easily than small ones.',
    reference: HENNIG,
  },
  agreement: {
    title: 'Agreement of the affinities',
    definition:
      'Adjusted mutual information of the lobes that each pair of affinities gives at the same k and seed.',
    formula: 'AMI of every two clusterings',
    null: 'AMI is 0 on average for independent clusterings of the same sizes.',
    caveat:
      'An affinity that splits off lobes of two or three features agrees with nothing; the table states its smallest lobe.',
    reference: VINH,
  },
  eigengap: {
    title: 'Eigengap',
    definition:
      'The eigenvalues of the normalised affinity. If k groups are clearly apart, there are k large eigenvalues and a gap.',
    formula: 'argmaxⱼ λⱼ − λⱼ₊₁, j ≥ 2',
    null: 'None: in a spectrum that falls smoothly the widest gap says little.',
    caveat:
      'The first gap, after the eigenvalue 1, is left out: it says only that the affinity is connected.',
    reference: LUXBURG,
  },
  seeds: {
    title: 'Other seeds',
    definition:
      'The clustering again under the 20 seeds after the one shown: agreement with the lobes shown, and for each lobe the least Jaccard index with its most similar lobe.',
    formula: 'AMI; min over seeds of max over lobes of |A ∩ B| / |A ∪ B|',
    null: 'None: the same data, another start of the eigenvectors and of k-means.',
    caveat: 'A lobe that holds under every seed may still be an accident of the documents.',
    reference: HENNIG,
  },
  heldOut: {
    title: 'Categories held out',
    definition:
      'Lobes made without some categories of documents, tested on these: do features of one lobe fire together there more than features of different lobes?',
    formula: 'mean φ within lobes − mean φ between lobes, in the blocks held out',
    null: 'Lobes permuted, 199 times, among features that fire in about as many blocks on both sides (8 × 8 bins); all figures corrected together.',
    caveat: 'Lobes that are only the categories they were made of do not hold.',
    reference: WESTFALL,
  },
} as const satisfies MethodTexts;
