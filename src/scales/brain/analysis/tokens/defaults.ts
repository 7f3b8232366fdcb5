/** The defaults of clouds of tokens, the same in the app, in links and on the command line. */
export const TOKEN_DEFAULTS = {
  /** rotations of each plane for the separability index, as in the article */
  rotations: 1000,
  /** draws of the null */
  draws: 199,
  /** the largest number of tokens */
  most: 2000,
  seed: 42,
  /** tokens left out at the beginning of each document */
  bos: 0,
} as const;

/** The defaults of a ranking of clusters; in full, they are those of a cloud. */
export const RANKING_DEFAULTS = {
  /** rotations and draws of the first look at every cluster */
  firstRotations: 100,
  firstDraws: 39,
} as const;
