/** The literature that several figures cite, as the notes behind their (?) write it. */
export const LI =
  'Li, Michaud, Baek, Engels, Sun, Tegmark, The Geometry of Concepts: Sparse Autoencoder Feature Structure, Entropy 27(4), 344, 2025';
export const BRICKEN =
  'Bricken et al., Towards Monosemanticity: Decomposing Language Models With Dictionary Learning, Transformer Circuits Thread, 2023';
export const ENGELS =
  'Engels, Michaud, Liao, Gurnee, Tegmark, Not All Language Model Features Are One-Dimensionally Linear, ICLR 2025, arXiv 2405.14860';
export const HENNIG =
  'Hennig, Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52(1), 2007';
export const LEVY =
  'Levy, Goldberg, Linguistic Regularities in Sparse and Explicit Word Representations, CoNLL 2014';
export const LUXBURG = 'von Luxburg, A tutorial on spectral clustering, Statistics and Computing 17(4), 2007';
export const MARCENKO =
  'Marčenko, Pastur, Distribution of eigenvalues for some sets of random matrices, Mathematics of the USSR-Sbornik 1(4), 1967';
export const MIKOLOV =
  'Mikolov, Yih, Zweig, Linguistic Regularities in Continuous Space Word Representations, NAACL 2013';
export const RADOVANOVIC =
  'Radovanović, Nanopoulos, Ivanović, Hubs in Space: Popular Nearest Neighbors in High-Dimensional Data, Journal of Machine Learning Research 11, 2010';
export const ROUSSEEUW =
  'Rousseeuw, Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, Journal of Computational and Applied Mathematics 20, 1987';
export const VINH =
  'Vinh, Epps, Bailey, Information Theoretic Measures for Clusterings Comparison: Variants, Properties, Normalization and Correction for Chance, Journal of Machine Learning Research 11, 2010';
export const WESTFALL =
  'Westfall, Young, Resampling-Based Multiple Testing: Examples and Methods for p-Value Adjustment, Wiley, 1993';
